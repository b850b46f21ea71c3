package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import org.occopus.spi.setting.Section;

/**
 * One account at one provider.
 *
 * @param settings the account settings of a {@code resource} section (those that
 *     {@link org.occopus.spi.setting.Setting#ofAccount()} marks)
 * @param credentials the matching entry of the authentication data; empty when none matched
 */
public record Account(Section settings, Section credentials) {

    /** Checks that nothing is missing. */
    public Account {
        requireNonNull(settings, "settings");
        requireNonNull(credentials, "credentials");
    }

    /** Says nothing of the credentials. */
    @Override
    public String toString() {
        return "Account" + settings.values();
    }
}
