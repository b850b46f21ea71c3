package org.occopus.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.occopus.problem.ProblemType;

/** Answers requests that reach no method of ours: unknown paths, wrong methods, numbers that are none. */
@Provider
public class HttpProblemMapper implements ExceptionMapper<WebApplicationException> {
    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(WebApplicationException problem) {
        int status = problem.getResponse().getStatus();
        if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return problem.getResponse();
        }
        String path = uri.getRequestUri().getPath();
        Response answer = ProblemJson.response(type(status), status, detail(status, path), path);
        Object allowed = problem.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    private static ProblemType type(int status) {
        if (status == Response.Status.NOT_FOUND.getStatusCode()) {
            return ProblemType.NOT_FOUND;
        }
        if (status == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            return ProblemType.METHOD_NOT_ALLOWED;
        }
        return status < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                ? ProblemType.REQUEST_INVALID
                : ProblemType.INTERNAL;
    }

    private String detail(int status, String path) {
        return switch (status) {
            case 404 ->
                "There is nothing at " + path + ". The paths are those of docs/rest.md; counts are whole numbers.";
            case 406 -> path + " has no form that the Accept header allows; docs/rest.md names those that there are.";
            case 405 -> path + " does not take " + request.getMethod() + ".";
            default -> "The request to " + path + " was refused with status " + status + ".";
        };
    }
}
