package org.occopus.plugins.azure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that a container listens on.
 *
 * @param number from 1 to 65535
 * @param protocol {@code TCP} or {@code UDP}
 */
record ExposedPort(int number, String protocol) {
    static final ExposedPort HTTP = new ExposedPort(80, "TCP");

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:/(tcp|udp))?");
    private static final int HIGHEST = 65535;

    /**
     * Reads a number, or a text such as {@code 53/udp}.
     *
     * @throws IllegalArgumentException when it is neither, with what to write instead
     */
    static ExposedPort of(Object value) {
        Matcher form = FORM.matcher(value.toString().strip().toLowerCase(Locale.ROOT));
        if (form.matches()) {
            int number = Integer.parseInt(form.group(1));
            if (number >= 1 && number <= HIGHEST) {
                String protocol = form.group(2) == null ? "TCP" : form.group(2).toUpperCase(Locale.ROOT);
                return new ExposedPort(number, protocol);
            }
        }
        throw new IllegalArgumentException(
                "'" + value + "' is no port; write a number from 1 to 65535, or one with its protocol such as 53/udp");
    }
}
