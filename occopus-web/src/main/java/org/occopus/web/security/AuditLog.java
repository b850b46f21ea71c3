package org.occopus.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.occopus.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for every request that changes something, and for every one that was refused for want of a right. */
final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.occopus.audit");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    private AuditLog() {}

    static void note(HttpServletRequest request, int status, Optional<Caller> caller) {
        if (READING.contains(request.getMethod()) && !REFUSED.contains(status)) {
            return;
        }
        String query = request.getQueryString();
        LOG.info(
                "{} {}{} by {} from {} answered {} (request {})",
                request.getMethod(),
                request.getRequestURI(),
                query == null ? "" : "?" + query,
                caller.map(Caller::name).orElse("nobody known"),
                request.getRemoteAddr(),
                status,
                RequestId.current().orElse("-"));
    }
}
