package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.occopus.access.ApiToken;
import org.occopus.access.ApiTokens;
import org.occopus.spi.access.ForRole;

/** API tokens over REST. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
@ForRole(ForRole.ADMIN)
public class TokensResource {
    @Inject
    ApiTokens tokens;

    /** Makes one; its secret is in this answer only. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public JsonObject create(InputStream body) {
        ApiTokens.Created created = tokens.create(TokenRequest.read(body));
        return json(created.token()).add("token", created.secret()).build();
    }

    /** All. */
    @GET
    public JsonObject list() {
        JsonArrayBuilder list = Wire.JSON.createArrayBuilder();
        tokens.all().forEach(token -> list.add(json(token)));
        return Wire.JSON.createObjectBuilder().add("tokens", list).build();
    }

    /** Revokes one. */
    @DELETE
    @Path("{id}")
    public JsonObject revoke(@PathParam("id") String id) {
        return json(tokens.revoke(id)).build();
    }

    private static JsonObjectBuilder json(ApiToken token) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("id", token.id())
                .add("name", token.name())
                .add("role", token.role().word());
        token.userId().ifPresent(user -> json.add("user_id", user));
        json.add("created", token.createdAt().toString()).add("created_by", token.createdBy());
        token.expiresAt().ifPresent(at -> json.add("expires", at.toString()));
        token.lastUsedAt().ifPresent(at -> json.add("last_used", at.toString()));
        return json;
    }
}
