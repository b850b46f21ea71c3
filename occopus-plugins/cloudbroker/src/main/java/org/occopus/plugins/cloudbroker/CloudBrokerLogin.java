package org.occopus.plugins.cloudbroker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/**
 * Where the API of a platform is and how we log in there.
 *
 * @param endpoint the base address, without a slash at its end
 * @param authorisation the value of the {@code Authorization} header, a secret
 */
record CloudBrokerLogin(String endpoint, String authorisation) {
    static final List<Setting> DECLARATION = List.of(
            Setting.required("email", SettingType.TEXT, "The e-mail address of the user of the CloudBroker platform."),
            Setting.required("password", SettingType.TEXT, "The user's password.")
                    .asSecret());

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Reads an account.
     *
     * @throws ProviderException {@code REFUSED} for an endpoint that is no web address, {@code UNAUTHORISED} without
     *     email and password
     */
    static CloudBrokerLogin of(Account account) {
        String given =
                account.settings().text(CloudBrokerSettings.ENDPOINT).orElse("").strip();
        String endpoint = given.replaceAll("/+$", "");
        if (!isWebAddress(endpoint)) {
            throw new ProviderException(
                    ProviderFailure.REFUSED,
                    "",
                    "CloudBroker endpoint '" + given
                            + "' is no web address; write one such as https://platform.cloudbroker.com");
        }
        return new CloudBrokerLogin(endpoint, authorisation(endpoint, account.credentials()));
    }

    private static String authorisation(String endpoint, Section credentials) {
        if (credentials.text("email").isEmpty() || credentials.text("password").isEmpty()) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "Cannot find credentials for \"" + endpoint
                            + "\". Please, specify email and password in the auth data of type cloudbroker!");
        }
        String login = credentials.required("email") + ":" + credentials.required("password");
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isWebAddress(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return SCHEMES.contains(scheme) && uri.getHost() != null && uri.getQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Says nothing of the login. */
    @Override
    public String toString() {
        return "CloudBrokerLogin[" + endpoint + "]";
    }
}
