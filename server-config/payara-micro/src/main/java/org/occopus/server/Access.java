package org.occopus.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who is let in. The application reads most settings itself; this is what has to be known before it starts.
 *
 * @param required whether every request needs a token
 * @param adminToken with the role admin, for making the first tokens
 */
record Access(boolean required, Optional<String> adminToken) {
    private static final int SHORTEST_TOKEN = 32;
    private static final int BYTES = 32;

    /**
     * From {@code OCCOPUS_AUTH}, else whether one of the ways to authenticate is set; and from
     * {@code OCCOPUS_ADMIN_TOKEN}, else the file {@code admin.token}, which is made when it is needed first.
     *
     * @throws ServerFailure with {@code USAGE} when a setting is wrong, {@code HOME} when the file can not be read or made
     */
    static Access of(OccopusHome home, Map<String, String> environment) {
        String given = setting("OCCOPUS_ADMIN_TOKEN", environment);
        if (!given.isEmpty() && given.length() < SHORTEST_TOKEN) {
            throw new ServerFailure(
                    Exit.USAGE,
                    "OCCOPUS_ADMIN_TOKEN has fewer than " + SHORTEST_TOKEN
                            + " characters: make one, for example with 'openssl rand -hex 32'");
        }
        boolean required = isRequired(environment, !given.isEmpty());
        return new Access(required, given.isEmpty() ? kept(home, required) : Optional.of(given));
    }

    private static boolean isRequired(Map<String, String> environment, boolean hasAdminToken) {
        String word = setting("OCCOPUS_AUTH", environment);
        return switch (word) {
            case "required" -> true;
            case "none" -> false;
            case "" ->
                hasAdminToken || !setting("MP_JWT_VERIFY_ISSUER", environment).isEmpty();
            default ->
                throw new ServerFailure(Exit.USAGE, "OCCOPUS_AUTH is '" + word + "', but must be 'required' or 'none'");
        };
    }

    private static String setting(String variable, Map<String, String> environment) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return System.getProperty(property, environment.getOrDefault(variable, ""))
                .strip();
    }

    private static Optional<String> kept(OccopusHome home, boolean needed) {
        Path file = home.path().resolve("admin.token");
        try {
            if (!Files.exists(file)) {
                if (!needed) {
                    return Optional.empty();
                }
                home.keep(file, "occ_" + random());
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    private static String random() {
        byte[] token = new byte[BYTES];
        new SecureRandom().nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws ServerFailure with {@code USAGE} when others could reach a server that asks nobody for a token */
    void requireSafe(Address address) {
        if (!required && !address.isLoopback()) {
            throw new ServerFailure(
                    Exit.USAGE,
                    "'" + address.host() + "' is not a loopback address: listening there needs authentication"
                            + " configured; set OCCOPUS_AUTH=required (docs/security.md), or use --host 127.0.0.1");
        }
    }

    /** Tells the application. */
    void announce(Address address) {
        System.setProperty("occopus.auth", required ? "required" : "none");
        adminToken.ifPresent(token -> System.setProperty("occopus.admin.token", token));
        if (!required) {
            String hosts = setting("OCCOPUS_HOSTS", System.getenv());
            System.setProperty("occopus.hosts", hosts.isEmpty() ? address.host() : hosts + "," + address.host());
        }
    }
}
