package org.occopus.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.occopus.problem.ProblemException;

/** Answers what a request met. */
@Provider
public class ProblemMapper implements ExceptionMapper<ProblemException> {
    @Context
    UriInfo uri;

    @Override
    public Response toResponse(ProblemException problem) {
        return ProblemJson.response(problem, uri.getRequestUri().getPath());
    }
}
