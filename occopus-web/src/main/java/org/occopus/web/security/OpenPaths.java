package org.occopus.web.security;

import java.util.regex.Pattern;

/**
 * What everybody may ask without a token: whether the server is well, and what its interface looks like. Matched against
 * the path as it was sent: with an escape, a parameter or a dot segment in it, none of these is.
 */
final class OpenPaths {
    private static final Pattern OPEN = Pattern.compile("/health(/[a-z]+)?|/openapi(/[a-z]+)?|/schemas/[a-z-]+\\.json");
    private static final Pattern HEALTH = Pattern.compile("/health(/[a-z]+)?");

    private OpenPaths() {}

    static boolean isOpen(String path) {
        return OPEN.matcher(path).matches();
    }

    /** Probes come from wherever a cluster's agent is, by whatever name it has for the server. */
    static boolean isHealth(String path) {
        return HEALTH.matcher(path).matches();
    }
}
