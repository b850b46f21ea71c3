package org.occopus.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Progress;
import org.occopus.client.terminal.Terminal;

/**
 * Everything that a command takes from outside.
 *
 * @param terminal where it reads and writes
 * @param environment the environment variables
 * @param directory the working directory
 * @param clock for what is shown
 * @param interrupts what Ctrl-C does
 */
public record Invocation(
        Terminal terminal,
        Map<String, String> environment,
        Path directory,
        InstantSource clock,
        Interrupts interrupts) {

    /** An environment variable; one that is set to nothing counts as unset. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The progress of one wait. */
    Progress progress() {
        return Progress.on(terminal, clock);
    }

    /** Where Occopus keeps its files: {@code OCCOPUS_HOME}, by default {@code ~/.occopus}. */
    Path home() {
        return variable("OCCOPUS_HOME")
                .map(Path::of)
                .or(() -> variable("HOME").map(home -> Path.of(home, ".occopus")))
                .orElseGet(() -> directory.resolve(".occopus"));
    }
}
