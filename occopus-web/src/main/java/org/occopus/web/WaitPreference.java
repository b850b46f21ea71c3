package org.occopus.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a client would wait for its answer: {@code Prefer: wait=10} (RFC 7240, section 4.3). */
final class WaitPreference {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    private static final long MOST_SECONDS = 300;
    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private WaitPreference() {}

    /**
     * Reads the header.
     *
     * @param values of all headers of this name
     * @return at most 300 s; empty when nothing of the kind is preferred, for what cannot be read is ignored
     */
    static Optional<Duration> of(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(wait.group(1)))));
    }
}
