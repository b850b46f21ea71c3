package org.occopus.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/**
 * Keeps pages of other web sites out, whatever they ask, unless they are named
 * (<a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>,
 * <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS</a>). Programs that are no browsers send neither of
 * these headers.
 */
final class CrossOrigin {
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match,"
                    + " Last-Event-ID, Prefer, X-Request-Id";
    private static final String ANSWER_HEADERS =
            "ETag, Idempotent-Replayed, Link, Location, Preference-Applied, Retry-After, WWW-Authenticate,"
                    + " X-Request-Id";
    private static final String SECONDS_TO_KEEP = "600";

    private final List<String> allowed;

    CrossOrigin(List<String> allowed) {
        this.allowed = allowed;
    }

    /** @throws ProblemException {@code origin-refused} */
    void check(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign =
                site == null ? origin != null && !isOwn(origin, request.getHeader("Host")) : !OWN_SITE.contains(site);
        if (foreign && (origin == null || !allowed.contains(origin))) {
            throw new ProblemException(
                    ProblemType.ORIGIN_REFUSED,
                    "A page of another web site" + (origin == null ? "" : ", " + origin + ",")
                            + " asked, which is not allowed. Add the site to OCCOPUS_CORS_ORIGINS to allow it.");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    /** Tells the browser that the page may read the answer. */
    void allow(HttpServletRequest request, HttpServletResponse response) {
        if (allowed.isEmpty()) {
            return;
        }
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", SECONDS_TO_KEEP);
        }
    }

    /** A browser's question before the page's own; it carries no token. Only allowed pages get that far. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
