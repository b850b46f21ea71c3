package org.occopus.client.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.occopus.client.OccopusClient;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.terminal.TestTerminal;

@Timeout(60)
class QuickstartTest {
    private final FakeServer server = new FakeServer();
    private final OccopusClient client =
            OccopusClient.builder().server(server.uri()).build();
    private final TestTerminal terminal = new TestTerminal(false, "");
    private final Quickstart quickstart =
            new Quickstart(client, terminal.terminal(), InstantSource.system(), "./occopus");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void buildsHealsAndScalesAndLeavesItRunning() throws InterruptedException {
        quickstart.run(QuickstartFiles.beside(Optional.empty()));
        String id = server.ids().getFirst();
        assertThat(server.state(id)).isEqualTo("RUNNING");
        assertThat(server.maintained(id)).isTrue();
        assertThat(client.simulator().resources(id)).hasSize(5);
        assertThat(terminal.out())
                .contains("stored: quickstart_database, quickstart_app, quickstart_balancer")
                .contains("Healed: app/")
                .contains("exactly 5 machines exist")
                .contains("./occopus destroy -i " + id);
    }

    @Test
    void tellsHowToRemoveWhatAnInterruptedBuildLeaves() {
        server.levers.hold = true;
        var interrupted = new Quickstart(client, terminal.terminal(), this::interruptOnceSubmitted, "./occopus");

        assertThatThrownBy(() -> interrupted.run(QuickstartFiles.beside(Optional.empty())))
                .isInstanceOf(InterruptedException.class);
        assertThat(terminal.out())
                .contains("Interrupted.")
                .contains("./occopus destroy -i " + server.ids().getFirst());
    }

    private Instant interruptOnceSubmitted() {
        if (!server.ids().isEmpty()) {
            Thread.currentThread().interrupt();
        }
        return Instant.now();
    }

    @Test
    void failsWhenTheBuildFails() {
        server.levers.failingNode = "app";
        server.levers.failure = "no capacity";
        assertThatThrownBy(() -> quickstart.run(QuickstartFiles.beside(Optional.empty())))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("no capacity");
    }

    @Test
    void prefersTheFilesBesideTheLauncher() {
        QuickstartFiles files = QuickstartFiles.beside(Optional.of(Path.of("../occopus")));
        assertThat(files.infrastructure().main()).endsWith("examples/quickstart/infra.yaml");
        assertThat(files.infrastructure().files().values())
                .containsExactlyElementsOf(QuickstartFiles.beside(Optional.empty())
                        .infrastructure()
                        .files()
                        .values());
    }
}
