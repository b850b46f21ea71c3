package org.occopus.plugins.nova;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.occopus.spi.setting.Section;

/**
 * One project in one region of a cloud.
 *
 * @param keystone the address of Keystone with its version, without a slash at its end
 * @param projectId the project
 * @param userDomain the domain of a user who logs in with a password
 * @param region the region; empty means the first one of the catalogue
 */
record NovaAccount(String keystone, String projectId, String userDomain, Optional<String> region) {
    private static final Pattern SLASHES = Pattern.compile("/+$");
    private static final Pattern VERSION = Pattern.compile("/v\\d+(\\.\\d+)?$");

    /**
     * Reads the account's settings.
     *
     * @throws IllegalArgumentException when one cannot be used, with what to write instead
     */
    static NovaAccount of(Section settings) {
        return new NovaAccount(
                keystone(settings.required(NovaSettings.ENDPOINT)),
                settings.required(NovaSettings.PROJECT_ID),
                settings.text(NovaSettings.USER_DOMAIN_NAME).orElse("Default"),
                settings.text(NovaSettings.REGION_NAME));
    }

    /** Keystone speaks version 3 only since 2018, so that any other version in an old file means this one. */
    private static String keystone(String endpoint) {
        String bare = SLASHES.matcher(endpoint.strip()).replaceFirst("");
        String unversioned = VERSION.matcher(bare).replaceFirst("");
        if (!isWebAddress(unversioned)) {
            throw new IllegalArgumentException("endpoint '" + endpoint
                    + "' is not the address of a Keystone: write one such as https://cloud.example.org:5000/v3");
        }
        return unversioned + "/v3";
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
