package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.terminal.Interrupts;

@Timeout(60)
class MaintainCommandTest {
    private final FakeServer server = new FakeServer();

    @TempDir
    Path directory = Path.of("");

    private CommandRun command = new CommandRun(directory);

    @BeforeEach
    void prepare() throws IOException {
        command = new CommandRun(directory).with("OCCOPUS_SERVER", server.uri().toString());
        Files.writeString(directory.resolve("infra.yaml"), """
                infra_name: shop
                nodes:
                  - { name: master, type: t }
                  - { name: worker, type: t, scaling: { min: 2, max: 5 } }
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String built() {
        assertThat(command.run("build", "infra.yaml")).isZero();
        return server.ids().getLast();
    }

    private void pressCtrlC() {
        Interrupts interrupts = command.interrupts();
        interrupts.guard();
        interrupts.raise(2);
    }

    @Test
    void listsTheActiveInfrastructures() {
        assertThat(command.run("maintain", "-l")).isZero();
        assertThat(command.out()).isEqualTo("No active infrastructure!\n");
        String id = built();
        command.run("maintain", "--list");
        assertThat(command.out()).isEqualTo("List of active infrastructure:\n" + id + "\n");
    }

    @Test
    void wantsAnInfrastructureToMaintain() {
        assertThat(command.run("maintain")).isEqualTo(2);
        assertThat(command.err()).isEqualTo("ERROR: No infra_id (-i) specified! \n");
    }

    @Test
    void reportsAsATree() {
        String id = built();
        assertThat(command.run("maintain", "-i", id, "-r", "-f", "ork")).isZero();
        assertThat(command.out())
                .startsWith("Report list of nodes/instances/addresses:\nworker:\n  ")
                .doesNotContain("master");
        assertThat(command.out().lines()).hasSize(6);
    }

    @Test
    void reportsIntoAFile() throws IOException {
        String id = built();
        assertThat(command.run("maintain", "-i", id, "-r", "-o", "report.txt")).isZero();
        assertThat(Files.readAllLines(directory.resolve("report.txt")))
                .hasSize(3)
                .allMatch(line -> line.matches("127[.0-9]+"));
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).isEqualTo("Saving list of node addresses to file \"report.txt\"...\nDone.\n");
    }

    @Test
    void makesOnePass() {
        String id = built();
        assertThat(command.run("maintain", "-i", id)).isZero();
        assertThat(server.requests()).contains("POST /infrastructures/" + id + "/maintain");
        assertThat(command.err())
                .contains("Start maintaining the infrastructure " + id)
                .contains("Finished maintaining");
    }

    @Test
    void failsWithAPassThatDoesNotMakeEveryInstanceReady() {
        String id = built();
        command.run("scale", "-i", id, "-n", "worker", "-c", "1");
        server.levers.failingPass = "The cloud refused: no more machines.";
        assertThat(command.run("maintain", "-q", "-i", id)).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo("ERROR: not every node instance of infrastructure '" + id
                        + "' is ready: The cloud refused: no more machines.\n");
    }

    @Test
    void onlyWaitsWhenTheServerMaintainsAnyway() {
        command.run("build", "--maintain", "infra.yaml");
        assertThat(command.run("maintain", "-i", "shop")).isZero();
        assertThat(server.requests()).noneMatch(request -> request.endsWith("/maintain"));
        assertThat(command.err()).contains("is maintained by the server");
    }

    @Test
    void attachesUntilCtrlC() {
        String id = built();
        pressCtrlC();
        assertThat(command.run("maintain", "-i", id, "-c", "-t", "0.1")).isEqualTo(130);
        assertThat(server.requests()).endsWith("POST /infrastructures/" + id + "/detach");
        assertThat(command.err()).contains("described of shop").contains("not maintained any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c -t 0", "-c -t -1", "-c -t NaN", "-c -t Infinity", "-c --timeout 5s"})
    void refusesMaintenanceThatWouldNeverRestOrEnd(String options) {
        assertThat(command.run(("maintain -i x " + options).split(" "))).isEqualTo(2);
        assertThat(command.err()).startsWith("ERROR: -");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsAnInfrastructureMaintainedThatWasMaintainedBefore() {
        command.run("build", "--maintain", "infra.yaml");
        pressCtrlC();
        assertThat(command.run("maintain", "-i", "shop", "-c")).isEqualTo(130);
        assertThat(server.maintained(server.ids().getFirst())).isTrue();
    }
}
