package org.occopus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What was measured, in {@code target/fire-figures.txt}, for {@code docs/reliability.md}. */
final class Figures {
    private static final Path FILE = Path.of("target", "fire-figures.txt");

    private Figures() {}

    /** Adds a line. */
    static void note(String line) {
        try {
            Files.writeString(
                    FILE,
                    InstantSource.system().instant() + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are, which one is in the middle, and which is the longest. */
    static String summary(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : sorted.size() + " times, median " + seconds(sorted.get(sorted.size() / 2)) + ", max "
                        + seconds(sorted.getLast());
    }

    static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
