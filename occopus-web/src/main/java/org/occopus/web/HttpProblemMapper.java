package org.occopus.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

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
        Response answer = ProblemJson.response(status, HttpProblem.body(status, request.getMethod(), path));
        Object allowed = problem.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }
}
