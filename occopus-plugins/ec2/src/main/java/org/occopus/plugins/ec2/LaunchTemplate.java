package org.occopus.plugins.ec2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A launch template as users write it. Names take letters, digits and {@code ().-/_}, so that a colon begins the version
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html).
 *
 * @param idOrName ids begin with {@code lt-}
 * @param version a number, {@code $Latest} or {@code $Default}; empty means the default version
 */
record LaunchTemplate(String idOrName, Optional<String> version) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9().\\-/_]{3,128})(?::(\\d+|\\$Latest|\\$Default))?");

    /**
     * Reads {@code ID}, {@code NAME}, {@code ID:VERSION} or {@code NAME:VERSION}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    static LaunchTemplate of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no launch template; write lt-0abcdef1234567890, a name, or either with :VERSION");
        }
        return new LaunchTemplate(parts.group(1), Optional.ofNullable(parts.group(2)));
    }

    boolean isId() {
        return idOrName.startsWith("lt-");
    }
}
