package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccopusHomeTest {
    @TempDir
    Path directory;

    @Test
    void letsOneServerIn() throws IOException {
        OccopusHome home = home();
        try (var lock = home.lock()) {
            assertThat(lock.isValid()).isTrue();
            new ServerProcess(1, "127.0.0.1", 5000, 0, "-", "http").write(home.processFile());
            assertThatThrownBy(home::lock)
                    .isInstanceOfSatisfying(
                            ServerFailure.class,
                            failure -> assertThat(failure.exit()).isEqualTo(Exit.ALREADY_RUNNING))
                    .hasMessageContaining("http://127.0.0.1:5000 (process 1)");
        }
    }

    @Test
    void makesOneKeyForItsOwnerAlone() throws IOException {
        OccopusHome home = home();
        String key = SecretKey.of(home, Map.of());
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(SecretKey.of(home, Map.of())).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.path().resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void prefersTheKeyOfTheEnvironment() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(SecretKey.of(home(), Map.of("OCCOPUS_SECRET_KEY", key))).isEqualTo(key);
        assertThat(directory.resolve("home/secret.key")).doesNotExist();
    }

    @Test
    void refusesABrokenKeyAndDoesNotReplaceIt() throws IOException {
        OccopusHome home = home();
        Path file = home.path().resolve("secret.key");
        Files.writeString(file, "broken");
        assertThatThrownBy(() -> SecretKey.of(home, Map.of()))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("broken");
    }

    @Test
    void clearsWhatAKilledServerLeft() throws IOException {
        OccopusHome home = home();
        Files.createDirectories(home.runtime().resolve("applications/ROOT"));
        home.clearRuntime();
        assertThat(home.runtime()).isEmptyDirectory();
    }

    @Test
    void namesTheHomeWhoseLeftoversCanNotBeRead() throws IOException {
        OccopusHome home = home();
        Path closed = Files.createDirectories(home.runtime().resolve("applications"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "skipped: root may read everything");
        try {
            assertThatThrownBy(home::clearRuntime)
                    .isInstanceOfSatisfying(
                            ServerFailure.class,
                            failure -> assertThat(failure.exit()).isEqualTo(Exit.HOME))
                    .hasMessageContaining(closed.toString());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void tellsItsProcessToTheLauncher() throws IOException {
        Path file = directory.resolve("server.pid");
        ServerProcess process = ServerProcess.current(new Address("127.0.0.1", 5000));
        process.write(file);
        assertThat(ServerProcess.read(file)).contains(process);
        assertThat(process.pid()).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void readsNoProcessFromAnythingElse() throws IOException {
        Path file = directory.resolve("server.pid");
        assertThat(ServerProcess.read(file)).isEmpty();
        Files.writeString(file, "a b c d e");
        assertThat(ServerProcess.read(file)).isEmpty();
    }

    private OccopusHome home() {
        return OccopusHome.of(Map.of("OCCOPUS_HOME", directory.resolve("home").toString()));
    }
}
