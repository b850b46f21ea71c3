package org.occopus.client.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --timeout} of what waits. */
final class TimeoutOption {
    /** Longer than anybody waits, and short enough for arithmetic in nanoseconds. */
    static final Duration NO_LIMIT = Duration.ofDays(10_000);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Longest wait, such as 90, 90s, 5m or 1h; the server goes on afterwards. Default: no limit.")
    Optional<Duration> limit = Optional.empty();

    boolean isGiven() {
        return limit.isPresent();
    }

    Duration limit() {
        return limit.orElse(NO_LIMIT);
    }
}
