package org.occopus.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Who is let in, as the installation says: system properties, which win, or environment variables; a property
 * {@code occopus.auth} is the variable {@code OCCOPUS_AUTH}, and {@code mp.jwt.verify.issuer} is
 * {@code MP_JWT_VERIFY_ISSUER}.
 *
 * @param required whether every request has to say who asks
 * @param adminToken a token with the role admin that is not in the database, for making the first ones
 * @param webTokens what is needed to recognise tokens of an identity provider; empty when there is none
 * @param hosts names besides those of this machine by which the server may be asked; in lower case
 * @param corsOrigins web sites whose pages may ask, such as {@code https://portal.example.com}
 */
public record AccessSettings(
        boolean required,
        Optional<String> adminToken,
        Optional<WebTokenSettings> webTokens,
        List<String> hosts,
        List<String> corsOrigins) {
    private static final int SHORTEST_TOKEN = 32;

    /**
     * Reads the settings.
     *
     * @param environment of the process
     * @param properties of the virtual machine
     * @throws IllegalStateException when one of them cannot be what it is, or needs another
     */
    public static AccessSettings of(Map<String, String> environment, Properties properties) {
        var source = new Source(environment, properties);
        Optional<String> admin = source.text("occopus.admin.token");
        admin.filter(token -> token.length() < SHORTEST_TOKEN).ifPresent(token -> {
            throw new IllegalStateException("OCCOPUS_ADMIN_TOKEN has fewer than " + SHORTEST_TOKEN
                    + " characters. Make one, for example with 'openssl rand -hex 32'.");
        });
        Optional<WebTokenSettings> web = WebTokenSettings.of(source);
        boolean needed =
                source.text("occopus.auth").map(AccessSettings::required).orElse(admin.isPresent() || web.isPresent());
        return new AccessSettings(
                needed,
                admin,
                web,
                source.list("occopus.hosts").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                source.list("occopus.cors.origins"));
    }

    private static boolean required(String word) {
        return switch (word) {
            case "required" -> true;
            case "none" -> false;
            default ->
                throw new IllegalStateException("OCCOPUS_AUTH is '" + word + "', but must be 'required' or 'none'.");
        };
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "authentication " + (required ? "required" : "none");
    }

    /** Where settings come from. */
    record Source(Map<String, String> environment, Properties properties) {

        Optional<String> text(String property) {
            String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
            return Optional.ofNullable(properties.getProperty(property))
                    .or(() -> Optional.ofNullable(environment.get(variable)))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        /** Separated by commas; empty when it is not there. */
        List<String> list(String property) {
            return text(property).stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
        }
    }
}
