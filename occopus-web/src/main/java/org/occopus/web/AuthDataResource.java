package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.assembly.Credentials;
import org.occopus.spi.access.ForRole;

/** Takes authentication data; shows which there are, and never a secret. */
@Path("auth_data")
@Produces(MediaType.APPLICATION_JSON)
@ForRole(ForRole.ADMIN)
public class AuthDataResource {
    @Inject
    Credentials credentials;

    /** What is stored, each value of a login as {@code ***}. */
    @GET
    public JsonValue show() {
        return DefinitionJson.value(credentials.masked());
    }

    /** Replaces what was stored. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public JsonObject replace(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType) {
        JsonObjectBuilder sections = Wire.JSON.createObjectBuilder();
        credentials
                .replace(DescriptorBody.read(body, Optional.ofNullable(contentType)))
                .forEach(sections::add);
        return Wire.JSON.createObjectBuilder().add("sections", sections).build();
    }
}
