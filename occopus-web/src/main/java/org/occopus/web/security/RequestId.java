package org.occopus.web.security;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names one request in its answer, in problems and in the log, where it is {@code %X{request}} to a pattern.
 *
 * @param text up to 64 letters, digits, dots, hyphens and underlines
 */
public record RequestId(String text) implements AutoCloseable {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "request";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Takes the client's own id if it is sane, and stands for this thread's request until it is closed. */
    static RequestId begin(@Nullable String given) {
        String text = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put(KEY, text);
        return new RequestId(text);
    }

    /** The id of the request that this thread answers. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    @Override
    public void close() {
        MDC.remove(KEY);
    }
}
