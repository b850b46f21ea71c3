package org.occopus.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** The interface describes itself, the same on every application server. */
@Path("openapi")
public class OpenApiResource {
    /** RFC 9512. */
    private static final MediaType YAML = new MediaType("application", "yaml");

    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(YAML, MediaType.APPLICATION_JSON_TYPE).build();

    /** YAML unless the query or the header {@code Accept} asks for JSON. */
    @GET
    public Response document(@QueryParam("format") @Nullable String format, @Context Request request) {
        boolean asJson =
                switch (format) {
                    case null -> isJsonAccepted(request);
                    case "json" -> true;
                    case "yaml" -> false;
                    default ->
                        throw new ProblemException(
                                ProblemType.REQUEST_INVALID,
                                "The query says format=" + format + ", but format must be yaml or json.");
                };
        return asJson
                ? Response.ok(OpenApiDocument.json(), MediaType.APPLICATION_JSON_TYPE)
                        .build()
                : Response.ok(OpenApiDocument.yaml(), YAML).build();
    }

    private static boolean isJsonAccepted(Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        return wanted != null && wanted.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE);
    }
}
