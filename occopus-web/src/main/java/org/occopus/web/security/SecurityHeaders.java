package org.occopus.web.security;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every answer (OWASP HTTP Headers Cheat Sheet). */
final class SecurityHeaders {
    private SecurityHeaders() {}

    /**
     * @param secure whether the request came over TLS
     * @param cacheable whether the answer is the same for everybody
     */
    static void set(HttpServletResponse response, boolean secure, boolean cacheable) {
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
        // Answers may be compressed on their way.
        response.addHeader("Vary", "Accept-Encoding");
        if (!cacheable) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
