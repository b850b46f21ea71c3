package org.occopus.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.occopus.problem.ProblemType;
import org.occopus.web.security.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rim: a defect is logged once and answered without its details. */
@Provider
public class DefectMapper implements ExceptionMapper<RuntimeException> {
    private static final Logger LOG = LoggerFactory.getLogger(DefectMapper.class);

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(RuntimeException defect) {
        String path = uri.getRequestUri().getPath();
        if (Conflicts.isOne(defect)) {
            return ProblemJson.response(
                    ProblemType.CONFLICTING_CHANGE,
                    ProblemType.CONFLICTING_CHANGE.status(),
                    "Somebody else changed the same at the same time. Read it again, and send the request once more.",
                    path);
        }
        LOG.error("Request {} to {} failed", RequestId.current().orElse("-"), path, defect);
        return ProblemJson.response(
                ProblemType.INTERNAL,
                ProblemType.INTERNAL.status(),
                "The server failed to answer the request; its log says why.",
                path);
    }
}
