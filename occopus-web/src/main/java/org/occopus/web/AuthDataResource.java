package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
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
    public Response show(@Context Request request) {
        Optional<String> tag = credentials.tag();
        JsonValue shown = DefinitionJson.value(credentials.masked());
        return tag.map(known -> InspectionResource.unlessKnown(request, known, shown))
                .orElseGet(() -> Response.ok(shown).build());
    }

    /** Replaces what was stored. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public JsonObject replace(InputStream body, @Context HttpHeaders headers) {
        Optional<String> type = Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        var expected = ExpectedTag.of(HeaderValues.of(headers, HttpHeaders.IF_MATCH));
        JsonObjectBuilder sections = Wire.JSON.createObjectBuilder();
        credentials.replace(DescriptorBody.read(body, type), expected).forEach(sections::add);
        return Wire.JSON.createObjectBuilder().add("sections", sections).build();
    }
}
