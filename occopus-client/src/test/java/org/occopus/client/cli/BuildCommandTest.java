package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.terminal.Interrupts;

@Timeout(60)
class BuildCommandTest {
    private static final String SHOP = """
            infra_name: shop
            nodes:
              - &D { name: db, type: t }
              - &A { name: app, type: t, scaling: { min: 2, max: 3 } }
            dependencies:
              - connection: [ *A, *D ]
            """;

    private final FakeServer server = new FakeServer();

    @TempDir
    Path directory = Path.of("");

    private CommandRun command = new CommandRun(directory);

    @BeforeEach
    void prepare() throws IOException {
        command = new CommandRun(directory).with("OCCOPUS_SERVER", server.uri().toString());
        Files.writeString(directory.resolve("infra.yaml"), SHOP);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void printsTheTreeAndTheIdAndNothingElse() {
        assertThat(command.run("build", "infra.yaml")).isZero();
        List<String> lines = command.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("List of nodes/instances/addresses:");
        assertThat(lines.get(1)).isEqualTo("db:");
        assertThat(lines.get(2)).matches("  [0-9a-f-]{36}:");
        assertThat(lines.get(3)).matches("    127\\.9\\.0\\.\\d+");
        assertThat(lines.getLast()).isEqualTo(server.ids().getFirst());
        assertThat(lines).hasSize(10);
        assertThat(command.err())
                .contains("Submitted infrastructure: '" + lines.getLast() + "'")
                .contains(" READY");
    }

    @Test
    void leavesTheInfrastructureUnmaintainedUnlessAsked() {
        command.run("build", "infra.yaml");
        command.run("build", "--maintain", "--no-rollback", "--parallelize", "infra.yaml");
        assertThat(server.requests())
                .contains("POST /infrastructures/?maintained=false&rollback=true")
                .contains("POST /infrastructures/?maintained=true&rollback=false");
    }

    @Test
    void readsStandardInput() {
        assertThat(command.input(SHOP).run("build", "-")).isZero();
        assertThat(server.bodies().getFirst()).contains("\"main\":\"stdin\"");
    }

    @Test
    void saysWhatTheCloudSaidWhenTheBuildFails() {
        server.levers.failingNode = "app";
        server.levers.failure = "node app: the cloud has no capacity; try later";
        server.levers.stuckLooks.set(2);
        assertThat(command.run("build", "infra.yaml")).isEqualTo(1);
        assertThat(command.out()).isEmpty();
        assertThat(command.err())
                .contains("The build failed: node app: the cloud has no capacity; try later")
                .contains("still there: db/")
                .contains("nothing is left of it")
                .endsWith("ERROR: node app: the cloud has no capacity; try later\n");
    }

    @Test
    void printsSchemaErrorsWithTheirPlace() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "nodes: []\n");
        assertThat(command.run("build", "bad.yaml")).isEqualTo(4);
        assertThat(command.err())
                .isEqualTo("[SchemaCheck] ERROR: bad.yaml:1:1: infra_name must be defined in infrastructure description"
                        + " (add infra_name)\n");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void refusesAMissingFileBeforeAskingTheServer() {
        assertThat(command.run("build", "gone.yaml")).isEqualTo(2);
        assertThat(command.err()).contains("gone.yaml: no such file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void rollsBackOnTheFirstCtrlC() {
        server.levers.stuckLooks.set(2);
        interruptWhenSubmitted();
        assertThat(command.run("build", "infra.yaml")).isEqualTo(130);
        String id = server.ids().getFirst();
        assertThat(server.state(id)).isEqualTo("DESTROYED");
        assertThat(command.err()).contains("rolling back").contains("Infrastructure '" + id + "' is destroyed");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void leavesTheBuildAloneOnCtrlCWithNoRollback() {
        interruptWhenSubmitted();
        assertThat(command.run("build", "--no-rollback", "infra.yaml")).isEqualTo(130);
        assertThat(server.state(server.ids().getFirst())).isNotEqualTo("DESTROYED");
        assertThat(command.err()).contains("the server goes on building");
    }

    @Test
    void rollsBackABuildThatIsNotReadyInTime() {
        server.levers.failingNode = "none";
        assertThat(command.run("build", "--timeout", "0", "infra.yaml")).isEqualTo(1);
        assertThat(server.state(server.ids().getFirst())).isEqualTo("DESTROYED");
        assertThat(command.err()).contains("is not ready after 0 s").contains("Rolling back");
    }

    @Test
    void changesALivingInfrastructure() throws IOException {
        command.run("build", "infra.yaml");
        String id = server.ids().getFirst();
        Files.writeString(directory.resolve("more.yaml"), SHOP.replace("type: t }", "type: t, scaling: { min: 2 } }"));
        assertThat(command.run("build", "-i", "shop", "more.yaml")).isZero();
        assertThat(command.out().lines().filter(line -> line.startsWith("    ")))
                .hasSize(4);
        assertThat(command.out()).endsWith(id + "\n");
        assertThat(command.err()).contains("Updating infrastructure: '" + id + "'");
        assertThat(server.requests())
                .contains("PUT /infrastructures/" + id, "POST /infrastructures/" + id + "/maintain");
    }

    @Test
    void keepsMaintainedWhatIsMaintainedWhenItChanges() {
        command.run("build", "--maintain", "infra.yaml");
        String id = server.ids().getFirst();
        assertThat(command.run("build", "-i", id, "--maintain", "infra.yaml")).isZero();
        assertThat(server.requests())
                .contains("PUT /infrastructures/" + id)
                .doesNotContain("POST /infrastructures/" + id + "/attach");
    }

    @Test
    void tellsWhatDiffersAndReplacesItOnlyWhenAsked() {
        command.run("build", "infra.yaml");
        server.levers.differingNode = "db";
        assertThat(command.run("build", "-i", "shop", "infra.yaml")).isZero();
        assertThat(command.err())
                .contains("differs from the description in variables and stays as it is; --replace replaces it");
        assertThat(command.run("build", "-i", "shop", "--replace", "infra.yaml"))
                .isZero();
        assertThat(command.err()).contains("differs from the description in variables and is replaced");
        assertThat(server.requests())
                .contains("PUT /infrastructures/" + server.ids().getFirst() + "?replace=true");
    }

    @Test
    void replacesNothingInANewBuild() {
        assertThat(command.run("build", "--replace", "infra.yaml")).isEqualTo(2);
        assertThat(command.err()).contains("name it with -i");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void neverDestroysALivingInfrastructureOnCtrlC() {
        command.run("build", "infra.yaml");
        String id = server.ids().getFirst();
        server.levers.hold = true;
        Interrupts interrupts = command.interrupts();
        interrupts.guard();
        interrupts.raise(2);
        assertThat(command.run("build", "-i", id, "infra.yaml")).isEqualTo(130);
        assertThat(server.state(id)).isEqualTo("RUNNING");
        assertThat(command.err()).contains("the server goes on changing");
    }

    @Test
    void sendsTheCredentialsThatItFinds() throws IOException {
        Files.writeString(directory.resolve("auth_data.yaml"), "resource: []\n");
        assertThat(command.run("build", "infra.yaml")).isZero();
        assertThat(command.err()).contains("Using default authentication file: 'auth_data.yaml'");
        assertThat(server.requests().getFirst()).isEqualTo("PUT /auth_data");
    }

    @Test
    void buildsWithTheServersOwnCredentialsWhenItMayNotStoreThoseThatItFinds() throws IOException {
        server.levers.refusesCredentials = true;
        Path found = Files.writeString(directory.resolve("auth_data.yaml"), "resource: []\n");
        assertThat(command.run("build", "infra.yaml")).isZero();
        assertThat(command.err()).contains("Not stored, because this login may not change the credentials");
        assertThat(command.run("build", "--auth_data_path", found.toString(), "infra.yaml"))
                .isEqualTo(4);
        assertThat(command.err()).startsWith("ERROR: 'alice' has the role operator");
    }

    @Test
    void prefersTheCredentialsThatAreNamed() throws IOException {
        Files.writeString(directory.resolve("auth_data.yaml"), "resource: [1]\n");
        Files.writeString(directory.resolve("mine.yaml"), "resource: [2]\n");
        command.run("build", "--auth_data_path", "mine.yaml", "infra.yaml");
        assertThat(server.bodies().getFirst()).contains("mine.yaml");
        assertThat(server.requests().stream().filter(request -> request.equals("PUT /auth_data")))
                .hasSize(1);
    }

    @Test
    void refusesCredentialsThatAreMissing() {
        assertThat(command.run("build", "--auth_data_path", "gone.yaml", "infra.yaml"))
                .isEqualTo(2);
        assertThat(command.err()).contains("Specified authentication file does not exist: 'gone.yaml'");
    }

    @Test
    void redrawsOnATerminalAndKeepsStandardOutputClean() {
        assertThat(command.live().run("build", "infra.yaml")).isZero();
        assertThat(command.err()).contains("\u001b[");
        assertThat(command.out()).doesNotContain("\u001b");
    }

    /** The flag is raised before the command; the command sees it as soon as it waits. */
    private void interruptWhenSubmitted() {
        Interrupts interrupts = command.interrupts();
        interrupts.guard();
        interrupts.raise(2);
    }
}
