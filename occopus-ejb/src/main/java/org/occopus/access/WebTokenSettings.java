package org.occopus.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to recognise JSON Web Tokens of an identity provider, by the names of
 * <a href="https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/">MicroProfile JWT</a>.
 *
 * @param keys {@code mp.jwt.verify.publickey.location}: the provider's JWKS as {@code https://…}, or a file with a JWKS
 *     or a public key in PEM; or the contents of such a file, {@code mp.jwt.verify.publickey}
 * @param inline whether {@code keys} are the keys themselves
 * @param issuer {@code mp.jwt.verify.issuer}: what {@code iss} must say
 * @param audiences {@code mp.jwt.verify.audiences}: of which {@code aud} must name one
 * @param clockSkew {@code mp.jwt.verify.clock.skew}: by how much clocks may differ
 * @param roles the role of a group; a group that is not there gives none
 */
record WebTokenSettings(
        String keys,
        boolean inline,
        String issuer,
        List<String> audiences,
        Duration clockSkew,
        Map<String, Role> roles) {
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";
    private static final String SKEW = "mp.jwt.verify.clock.skew";
    private static final String ROLES = "occopus.jwt.roles";
    private static final String STANDARD_SKEW_SECONDS = "30";

    static Optional<WebTokenSettings> of(AccessSettings.Source source) {
        Optional<String> inline = source.text("mp.jwt.verify.publickey");
        Optional<String> location = source.text(LOCATION);
        Optional<String> issuer = source.text(ISSUER);
        if (inline.isEmpty() && location.isEmpty() && issuer.isEmpty()) {
            return Optional.empty();
        }
        List<String> audiences = source.list(AUDIENCES);
        if (audiences.isEmpty()) {
            throw missing(AUDIENCES);
        }
        return Optional.of(new WebTokenSettings(
                inline.or(() -> location).orElseThrow(() -> missing(LOCATION)),
                inline.isPresent(),
                issuer.orElseThrow(() -> missing(ISSUER)),
                audiences,
                Duration.ofSeconds(seconds(source.text(SKEW).orElse(STANDARD_SKEW_SECONDS))),
                roles(source.list(ROLES))));
    }

    private static IllegalStateException missing(String property) {
        return new IllegalStateException("Tokens of an identity provider need " + LOCATION + ", " + ISSUER + " and "
                + AUDIENCES + ", but " + property + " is not set (docs/security.md).");
    }

    private static int seconds(String text) {
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalStateException(SKEW + " is '" + text + "', but must be a number of seconds.");
    }

    /** From {@code group:role}; without any, the groups are named like the roles. */
    private static Map<String, Role> roles(List<String> pairs) {
        Map<String, Role> roles = new HashMap<>();
        for (String pair : pairs) {
            int colon = pair.lastIndexOf(':');
            Optional<Role> role = Role.of(pair.substring(colon + 1).strip());
            if (colon < 1 || role.isEmpty()) {
                throw new IllegalStateException("OCCOPUS_JWT_ROLES has '" + pair
                        + "', but must be like 'cloud-admins:admin,developers:operator'.");
            }
            roles.put(pair.substring(0, colon).strip(), role.get());
        }
        if (pairs.isEmpty()) {
            for (Role role : Role.values()) {
                roles.put(role.word(), role);
            }
        }
        return roles;
    }
}
