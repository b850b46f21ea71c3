package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code occopus}: the local server in the background, from any place and through links. */
class LauncherIT {
    private static final Path ROOT = Path.of(System.getProperty("occopus.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private Path launcher = ROOT.resolve("occopus");

    @BeforeEach
    void needsScriptAndJar() {
        assumeTrue(Files.isExecutable(launcher), "skipped: no script " + launcher);
        assumeTrue(Files.exists(Path.of("target", "occopus-server.jar")), "skipped: the server is not packed");
    }

    @AfterEach
    void stopsWhatRuns() throws IOException {
        if (Files.exists(directory.resolve("home"))) {
            assertThat(run("rest-service", "--stop").exit()).isZero();
        }
    }

    @Test
    void startsTellsAndStops() throws IOException {
        int port = RunningServer.freePort();
        String uri = "http://127.0.0.1:" + port;
        Ended start = run("rest-service", "--background", "--port", Integer.toString(port));
        assertThat(start.output()).startsWith("Occopus is ready at " + uri);
        assertThat(start.exit()).isZero();
        assertThat(run("rest-service", "--status").output()).startsWith("Occopus is running at " + uri);
        Ended again = run("rest-service", "--background");
        assertThat(again.output()).startsWith("Occopus is running at " + uri);
        assertThat(again.exit()).isZero();
        assertThat(run("rest-service", "--stop").output()).isEqualTo("Occopus has stopped.\n");
        assertThat(Readiness.of(new Address(Address.DEFAULT_HOST, port).uri())).isFalse();
        assertThat(directory.resolve("home/postgresql/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsTheDatabaseThatAKilledServerLeft() throws IOException {
        try (var server = RunningServer.start(directory.resolve("home"))) {
            server.kill9();
            Ended status = run("rest-service", "--status");
            assertThat(status.output()).startsWith("Occopus is not running");
            assertThat(status.exit()).isEqualTo(3);
            assertThat(run("rest-service", "--stop").exit()).isZero();
            assertThat(server.home().resolve("postgresql/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void saysSoWhenThereIsNothingToStop() throws IOException {
        Ended stop = run("rest-service", "--stop");
        assertThat(stop.output()).startsWith("Occopus is not running");
        assertThat(stop.exit()).isZero();
    }

    @Test
    void passesOnWhyTheServerDidNotStart() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            Ended start = run("rest-service", "--background", "--port", port);
            assertThat(start.output()).startsWith("occopus: can not listen on port " + port);
            assertThat(start.output().lines()).hasSize(1);
            assertThat(start.exit()).isEqualTo(Exit.PORT.commandCode());
        }
    }

    @Test
    void takesTheAddressFromAConfigurationFile() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(directory.resolve("config.yaml"), """
                    plugins:
                      rest: !python_import [a.b]
                    components:
                      uds: !UDS {port: 6379}
                      rest:
                        host: 127.0.0.1
                        port: %d
                      eventlog: !EventLog
                        port: 1
                    """.formatted(socket.getLocalPort()));
            assertThat(run("rest-service", "--parallelize", "--cfg", "config.yaml")
                            .output())
                    .startsWith("Using configuration file: 'config.yaml' (the address of the server; not used: plugins,"
                            + " components.uds, components.eventlog)\noccopus: can not listen on port "
                            + socket.getLocalPort());
        }
        Ended gone = run("rest-service", "--cfg=gone.yaml");
        assertThat(gone.output()).isEqualTo("ERROR: Specified configuration file does not exist: 'gone.yaml'\n");
        assertThat(gone.exit()).isEqualTo(2);
    }

    @Test
    void findsAConfigurationFileUnlessHostAndPortAreGiven() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            Path home = Files.createDirectory(directory.resolve("home"));
            Files.writeString(
                    home.resolve("occopus_config.yaml"),
                    "components: {rest: {host: 127.0.0.1, port: " + port + "}}\r\n");
            assertThat(run("rest-service").output())
                    .startsWith("Using default configuration file: ")
                    .contains("occopus: can not listen on port " + port);
            assertThat(run("rest-service", "--host", "127.0.0.1", "--port", port)
                            .output())
                    .startsWith("occopus: can not listen on port " + port);
        }
    }

    @Test
    void waitsForAServerThatIsStarting() throws IOException {
        int port = RunningServer.freePort();
        Process first = background("rest-service", "--port", Integer.toString(port));
        assertThat(Poll.until(() -> Files.exists(directory.resolve("home/server.pid")), LIMIT))
                .isTrue();
        Ended second = run("rest-service", "--background");
        assertThat(second.output()).startsWith("Occopus is running at http://127.0.0.1:" + port);
        assertThat(Readiness.of(new Address(Address.DEFAULT_HOST, port).uri())).isTrue();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void keepsAnArchiveOfTheClassesThatCommandsLoad() throws IOException {
        Path archive = ROOT.resolve("occopus-client/target/occopus-client.jsa");
        Files.deleteIfExists(archive);
        assertThat(run("completion", "fish").exit()).isZero();
        assertThat(archive).isNotEmptyFile();
        assertThat(run("--version").output()).startsWith("occopus ");
    }

    @Test
    void worksThroughALinkToTheCommandOfTheManual() throws IOException {
        launcher = Files.createSymbolicLink(directory.resolve("service"), ROOT.resolve("bin/occopus-rest-service"));
        assertThat(run("--status").output()).startsWith("Occopus is not running");
    }

    private record Ended(int exit, String output) {}

    private Ended run(String... arguments) throws IOException {
        Path output = directory.resolve("output");
        return ended(start(output, arguments), output);
    }

    private Process background(String... arguments) throws IOException {
        return start(directory.resolve("output-of-background"), arguments);
    }

    private Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OCCOPUS_"));
        builder.environment().put("OCCOPUS_HOME", "home");
        // A build inside a build would wait for itself.
        builder.environment().put("OCCOPUS_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static Ended ended(Process process, Path output) throws IOException {
        try {
            assertThat(process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
