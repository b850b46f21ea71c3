package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The script {@code occopus} as a user runs it, from a directory and with an environment of the test's choosing. Skips
 * the test when the script or the client is missing.
 */
final class Launcher {
    static final Path ROOT = Path.of(System.getProperty("occopus.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Launcher(Path directory) {
        this.directory = directory;
        assumeTrue(Files.isExecutable(ROOT.resolve("occopus")), "skipped: there is no script " + ROOT + "/occopus");
        assumeTrue(
                Files.exists(ROOT.resolve("occopus-client/target/occopus-client.jar")),
                "skipped: the client is not packed; run 'mvn verify'");
    }

    /** For a server that runs. */
    static Launcher of(Path directory, RunningServer server) {
        return new Launcher(directory)
                .with("OCCOPUS_SERVER", server.baseUri().toString())
                .with("OCCOPUS_HOME", server.home().toString());
    }

    Launcher with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * A command that has ended.
     *
     * @param output what a pipe would get
     * @param messages what a person sees besides
     */
    record Ended(int exit, String output, String messages) {
        Ended ok() {
            assertThat(exit).as(toString()).isZero();
            return this;
        }

        /** Where the manual's commands say which infrastructure it is. */
        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    Ended run(String... arguments) {
        try {
            Path output = Files.createTempFile(directory, "output", "");
            Path messages = Files.createTempFile(directory, "messages", "");
            Process process = start(output, messages, arguments);
            try {
                assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                        .as("%s ends", List.of(arguments))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // Files instead of pipes: a server in the background would keep a pipe open.
    private Process start(Path output, Path messages, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("occopus").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OCCOPUS_") || name.startsWith("DOCKER_"));
        // A build inside a build would wait for itself.
        builder.environment().put("OCCOPUS_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
