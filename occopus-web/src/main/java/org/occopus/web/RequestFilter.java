package org.occopus.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemType;

/** Refuses what the servers' JAX-RS would answer with a page of its own before any mapper of ours is asked. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern WRONG_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> problem = problem(request);
        if (problem.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        int status = ProblemType.REQUEST_INVALID.status();
        response.setStatus(status);
        response.setContentType(ProblemJson.MEDIA_TYPE);
        String body = ProblemJson.body(
                        ProblemType.REQUEST_INVALID, status, problem.get(), String.valueOf(request.getRequestURI()))
                .toString();
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> problem(HttpServletRequest request) {
        if (hasWrongEscape(request.getRequestURI()) || hasWrongEscape(request.getQueryString())) {
            return Optional.of(
                    "The address has a '%' that is not followed by two hexadecimal digits. Write it as %25.");
        }
        return Optional.ofNullable(request.getContentType())
                .filter(type -> !isMediaType(type))
                .map(type ->
                        "Content-Type '" + type + "' is not a media type. Leave it out, or write application/yaml.");
    }

    private static boolean hasWrongEscape(@Nullable String text) {
        return text != null && WRONG_ESCAPE.matcher(text).find();
    }

    private static boolean isMediaType(String text) {
        try {
            return !MediaType.valueOf(text).getType().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
