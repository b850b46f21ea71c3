package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.Pause;
import org.occopus.client.fake.FakeServer;

/** A process of its own gets a real signal. SIGTERM, because SIGINT is ignored when the tests run in the background. */
@Timeout(60)
class SignalTest {
    private static final int TERMINATED = 143;

    private final FakeServer server = new FakeServer();

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        server.levers.hold = true;
        Files.writeString(directory.resolve("infra.yaml"), "infra_name: shop\nnodes:\n  - { name: db, type: t }\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void rollsANewBuildBack() throws IOException, InterruptedException {
        Process build = build();
        until(() -> !server.ids().isEmpty());
        build.destroy();
        assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(TERMINATED);
        assertThat(server.state(server.ids().getFirst())).isEqualTo("DESTROYED");
        assertThat(Files.readString(directory.resolve("err"))).contains("rolling back");
        assertThat(Files.readString(directory.resolve("out"))).isEmpty();
    }

    @Test
    void stopsWaitingForTheRollbackAtTheSecondSignal() throws IOException, InterruptedException {
        server.levers.stuckLooks.set(1_000_000);
        Process build = build();
        until(() -> !server.ids().isEmpty());
        build.destroy();
        until(() -> server.state(server.ids().getFirst()).equals("DESTROYING"));
        build.destroy();
        assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(TERMINATED);
        assertThat(server.state(server.ids().getFirst())).isEqualTo("DESTROYING");
    }

    private Process build() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "build",
                        "infra.yaml"))
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().put("OCCOPUS_SERVER", server.uri().toString());
        builder.environment().put("OCCOPUS_HOME", directory.toString());
        return builder.start();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int look = 0; look < 1000 && !condition.getAsBoolean(); look++) {
            Pause.of(Duration.ofMillis(20));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
