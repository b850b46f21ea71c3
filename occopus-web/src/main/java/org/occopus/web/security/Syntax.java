package org.occopus.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Refuses what the servers' JAX-RS would answer with a page of its own before any mapper of ours is asked. */
final class Syntax {
    private static final Pattern WRONG_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");
    private static final List<String> ONCE = List.of("Host", "Authorization", "Origin");

    private Syntax() {}

    /** @throws ProblemException {@code request-invalid} */
    static void check(HttpServletRequest request) {
        if (hasWrongEscape(request.getRequestURI()) || hasWrongEscape(request.getQueryString())) {
            throw invalid("The address has a '%' that is not followed by two hexadecimal digits. Write it as %25.");
        }
        if (hasZero(request.getRequestURI()) || hasZero(request.getQueryString())) {
            throw invalid("The address has the character %00, which nothing here has in its name. Leave it out.");
        }
        for (String header : ONCE) {
            if (Collections.list(request.getHeaders(header)).size() > 1) {
                throw invalid("The header " + header + " was sent more than once. Send it once.");
            }
        }
        String type = request.getContentType();
        if (type != null && !isMediaType(type)) {
            throw invalid("Content-Type '" + type + "' is not a media type. Leave it out, or write application/yaml.");
        }
    }

    private static boolean hasWrongEscape(@Nullable String text) {
        return text != null && WRONG_ESCAPE.matcher(text).find();
    }

    private static boolean hasZero(@Nullable String text) {
        return text != null && text.contains("%00");
    }

    private static boolean isMediaType(String text) {
        try {
            return !MediaType.valueOf(text).getType().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.REQUEST_INVALID, detail);
    }
}
