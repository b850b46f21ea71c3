package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar: from start to stop, after a kill, and every way not to start. */
class OneFileServerIT {
    @TempDir
    Path directory;

    @Test
    void startsServesAndLeavesNothingRunning() throws IOException {
        Path home = directory.resolve("home");
        try (var server = RunningServer.start(home)) {
            assertThat(Poll.until(() -> server.console().lines().count() == 2, Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(server.console()).isEqualTo("""
                    Occopus is ready at %s
                    Logs are in %s
                    """.formatted(server.baseUri(), home.resolve("logs")));
            assertThat(status(server, "/openapi")).isEqualTo(200);
            assertThat(status(server, "/health/live")).isEqualTo(200);
            assertThat(Files.readString(home.resolve("server.pid"))).startsWith(server.pid() + " 127.0.0.1 ");
            assertThat(permissions(home)).isEqualTo("rwx------");
            assertThat(permissions(home.resolve("secret.key"))).isEqualTo("rw-------");
        }
        assertThat(home.resolve("server.pid")).doesNotExist();
        assertThat(home.resolve("postgresql/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void takesUpItsDatabaseAndKeyAfterAKill() throws IOException {
        Path home = directory.resolve("home");
        try (var server = RunningServer.start(home)) {
            String key = Files.readString(home.resolve("secret.key"));
            String postmaster = Files.readAllLines(home.resolve("postgresql/data/postmaster.pid"))
                    .getFirst();
            server.kill9();
            server.restart();
            assertThat(Files.readString(home.resolve("secret.key"))).isEqualTo(key);
            assertThat(Files.readAllLines(home.resolve("postgresql/data/postmaster.pid")))
                    .startsWith(postmaster);
        }
    }

    @Test
    void refusesASecondServerOnOneHome() {
        try (var server = RunningServer.start(directory.resolve("home"))) {
            assertFails(
                    RunningServer.failingStart(aliasOf(server.home()), Map.of(), "--port", freePort()),
                    6,
                    "runs already at " + server.baseUri());
            assertThat(Readiness.of(server.baseUri())).isTrue();
        }
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            assertFails(failingStart(Map.of(), "--port", port), 3, "can not listen on port " + port);
        }
    }

    @Test
    void refusesAnAddressThatOthersCanReach() {
        assertFails(failingStart(Map.of(), "--host", "0.0.0.0"), 2, "needs authentication configured");
    }

    @Test
    void namesTheDatabaseThatDoesNotAnswer() {
        String url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/occopus";
        assertFails(
                failingStart(Map.of("OCCOPUS_DB_URL", url + "?password=hidden"), "--port", freePort()),
                4,
                "can not use the database " + url + ":");
    }

    @Test
    void namesTheHomeThatIsAFile() throws IOException {
        Files.writeString(directory.resolve("home"), "not a directory");
        assertFails(failingStart(Map.of()), 5, "can not use the directory " + directory.resolve("home"));
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertFails(failingStart(Map.of("OCCOPUS_SECRET_KEY", "short"), "--port", freePort()), 5, "OCCOPUS_SECRET_KEY");
    }

    private RunningServer.Ended failingStart(Map<String, String> environment, String... options) {
        return RunningServer.failingStart(directory.resolve("home"), environment, options);
    }

    private static void assertFails(RunningServer.Ended ended, int exit, String message) {
        assertThat(ended.output()).startsWith("occopus: ").contains(message).doesNotContain("hidden");
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.exit()).isEqualTo(exit);
    }

    // The same home under another name, because the console output is kept beside the name.
    private Path aliasOf(Path home) {
        try {
            return Files.createSymbolicLink(directory.resolve("alias"), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePort() {
        return Integer.toString(RunningServer.freePort());
    }

    private static int status(RunningServer server, String path) throws IOException {
        return ((HttpURLConnection) server.baseUri().resolve(path).toURL().openConnection()).getResponseCode();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
