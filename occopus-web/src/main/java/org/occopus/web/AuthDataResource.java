package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
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

/** Takes authentication data; never gives it back. */
@Path("auth_data")
@Produces(MediaType.APPLICATION_JSON)
public class AuthDataResource {
    @Inject
    Credentials credentials;

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
