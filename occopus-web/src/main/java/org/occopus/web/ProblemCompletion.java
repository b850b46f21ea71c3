package org.occopus.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.StringReader;
import org.occopus.web.security.RequestId;

/** Says which request it was in problems that plugins answer with; they know neither its name nor its path. */
@Provider
public class ProblemCompletion implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null
                && ProblemJson.MEDIA_TYPE.equals(type.getType() + '/' + type.getSubtype())
                && response.getEntity() instanceof String body
                && !body.contains("\"instance\"")) {
            String path = request.getUriInfo().getRequestUri().getPath();
            response.setEntity(completed(body, path));
        }
    }

    static String completed(String body, String path) {
        try (JsonReader reader = Wire.JSON.createReader(new StringReader(body))) {
            JsonObject problem = reader.readObject();
            JsonObjectBuilder completed = Wire.JSON.createObjectBuilder(problem).add("instance", path);
            RequestId.current().ifPresent(id -> completed.add("request_id", id));
            return completed.build().toString();
        } catch (JsonException e) {
            return body;
        }
    }
}
