package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The packed server as a process of its own, on a home and a free port that stay the same over restarts.
 *
 * <p>Skips the test when the jar or the platform's PostgreSQL is missing.
 */
public final class RunningServer implements AutoCloseable {
    private static final Path JAR = Path.of("target", "occopus-server.jar").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Path home;
    private final int port;
    private final Map<String, String> environment;
    private final Optional<TestCertificate> certificate;
    private Process process;

    private RunningServer(Path home, Map<String, String> environment, Optional<TestCertificate> certificate) {
        this.home = home;
        this.port = freePort();
        this.environment = Map.copyOf(environment);
        this.certificate = certificate;
        this.process = launched();
    }

    /** Starts with everything at its default and returns when the server is ready. */
    public static RunningServer start(Path home) {
        return start(home, Map.of());
    }

    /** As {@link #start(Path)}, with these environment variables besides. */
    public static RunningServer start(Path home, Map<String, String> environment) {
        return ready(new RunningServer(home, environment, Optional.empty()));
    }

    /** As {@link #start(Path, Map)}, with https. */
    static RunningServer start(Path home, Map<String, String> environment, TestCertificate certificate) {
        return ready(new RunningServer(home, environment, Optional.of(certificate)));
    }

    private static RunningServer ready(RunningServer server) {
        server.awaitReady();
        return server;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the server with these options until it ends by itself; for starts that must fail. */
    static Ended failingStart(Path home, Map<String, String> environment, String... options) {
        Process process = launch(home, environment, List.of(options));
        try {
            assertThat(process.waitFor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ends by itself")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output(home)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** @param output both streams */
    record Ended(int exit, String output) {}

    private Process launched() {
        List<String> options = new ArrayList<>(List.of("--port", Integer.toString(port)));
        certificate.ifPresent(files -> options.addAll(files.options()));
        return launch(home, environment, options);
    }

    private static Process launch(Path home, Map<String, String> environment, List<String> options) {
        assumeTrue(Files.exists(JAR), "skipped: " + JAR + " is not packed; run 'mvn verify'");
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: the embedded PostgreSQL needs Linux");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OCCOPUS_"));
        builder.environment().put("OCCOPUS_HOME", home.toString());
        builder.environment().putAll(environment);
        try {
            return builder.redirectOutput(output(home).toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path output(Path home) {
        return home.resolveSibling(home.getFileName() + ".out");
    }

    private void awaitReady() {
        boolean decided = Poll.until(() -> !process.isAlive() || isReady(), START_LIMIT);
        assertThat(decided && process.isAlive()).as("ready: %s", console()).isTrue();
    }

    private boolean isReady() {
        return Readiness.of(baseUri(), certificate.map(TestCertificate::read));
    }

    /** For example {@code http://127.0.0.1:34567}. */
    public URI baseUri() {
        return new Address(Address.DEFAULT_HOST, port, certificate.isPresent()).uri();
    }

    public Path home() {
        return home;
    }

    /** The process id of the server as it runs now. */
    public long pid() {
        return process.pid();
    }

    /** A connection to its own PostgreSQL. */
    Connection database() throws SQLException, IOException {
        Path postgresql = home.resolve("postgresql");
        String databasePort =
                Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(3);
        String password = Files.readString(postgresql.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/occopus", "occopus", password);
    }

    /** What the server wrote to its console since its last start. */
    public String console() {
        try {
            return Files.readString(output(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process is gone at once, as after a power cut; its PostgreSQL goes on. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks the server to end, and returns at once. */
    void askToStop() {
        process.destroy();
    }

    /** Asks the server to end and waits until it has. */
    public void stop() {
        askToStop();
        awaitEnd();
    }

    private void awaitEnd() {
        assertThat(Poll.until(() -> !process.isAlive(), STOP_LIMIT))
                .as("the server has ended")
                .isTrue();
    }

    /** Starts again on the same home and port and returns when the server is ready; stops it first if it runs. */
    public void restart() {
        if (process.isAlive()) {
            stop();
        }
        process = launched();
        awaitReady();
    }

    /** Leaves no process behind, not even the PostgreSQL of a killed server. */
    @Override
    public void close() {
        if (!process.isAlive() && Files.exists(home.resolve("postgresql/data/postmaster.pid"))) {
            process = launched();
            awaitReady();
        }
        stop();
    }
}
