package org.occopus.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
    private static final int HOST = 1;
    private static final int PORT = 2;
    private static final int SCHEME = 5;

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

    /** Where the server of this home says that it listens; it may have ended since. */
    Optional<URI> runningServer() {
        try {
            String[] fields =
                    Files.readString(home().resolve("server.pid")).strip().split(" ");
            String scheme = fields.length > SCHEME ? fields[SCHEME] : "http";
            String host = fields[HOST].equals("0.0.0.0") ? "127.0.0.1" : fields[HOST];
            return Optional.of(URI.create(scheme + "://" + host + ":" + fields[PORT]));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
