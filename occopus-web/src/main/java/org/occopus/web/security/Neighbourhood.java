package org.occopus.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.occopus.access.AccessSettings;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/**
 * Where no authentication is needed, only programs of this machine may ask, by a name of this machine: a web page whose
 * name somebody lets point here ("DNS rebinding") has another one.
 */
final class Neighbourhood {
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1\\]?");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final AccessSettings settings;

    Neighbourhood(AccessSettings settings) {
        this.settings = settings;
    }

    /** @throws ProblemException {@code authentication-not-configured}, {@code origin-refused} */
    void check(HttpServletRequest request) {
        if (OpenPaths.isHealth(request.getRequestURI())) {
            return;
        }
        if (!settings.required()) {
            requireThisMachine(request);
        }
        if (!settings.required() || !settings.hosts().isEmpty()) {
            requireKnown(request);
        }
    }

    private static void requireThisMachine(HttpServletRequest request) {
        boolean forwarded = FORWARDED.stream().anyMatch(header -> request.getHeader(header) != null);
        if (forwarded || !isLoopback(request.getRemoteAddr())) {
            throw new ProblemException(
                    ProblemType.AUTHENTICATION_NOT_CONFIGURED,
                    "Without authentication this server answers programs on its own machine only, and this request "
                            + (forwarded ? "was forwarded by a proxy" : "comes from elsewhere")
                            + ". Set OCCOPUS_AUTH=required, or configure an identity provider (docs/security.md).");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            // An address in figures is not looked up anywhere.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void requireKnown(HttpServletRequest request) {
        String host = request.getHeader("Host");
        // HTTP/1.0 has none; a browser always sends it.
        if (host != null && !(isKnown(name(host)) && isKnown(request.getServerName()))) {
            throw new ProblemException(
                    ProblemType.ORIGIN_REFUSED,
                    "This server is not known as '" + name(host)
                            + "'. Ask it by the name localhost, or add that name to OCCOPUS_HOSTS.");
        }
    }

    private static String name(String host) {
        return PORT.matcher(host).replaceFirst("");
    }

    private boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(lower).matches() || settings.hosts().contains(lower);
    }
}
