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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.json.JsonObject;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@Timeout(60)
class NewCommandsTest {
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
                  - &D { name: db, type: t }
                  - &A { name: "app & more", type: t, scaling: { min: 2, max: 5 } }
                dependencies:
                  - connection: [ *A, *D ]
                """);
        Files.writeString(directory.resolve("nodes.yaml"), "'node_def:a':\n  - {}\n'node_def:b':\n  - {}\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String built() {
        assertThat(command.run("build", "infra.yaml")).isZero();
        return server.ids().getLast();
    }

    @Test
    void listsTheInfrastructuresAsATable() {
        assertThat(command.run("status")).isZero();
        assertThat(command.out()).isEqualTo("No active infrastructure!\n");
        String id = built();
        assertThat(command.run("status")).isZero();
        List<String> lines = command.out().lines().toList();
        assertThat(lines.getFirst()).matches("ID +NAME  STATE    MAINTAINED  CREATED");
        assertThat(lines.getLast()).isEqualTo(id + "  shop  RUNNING  no          2026-11-22T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "plan", "why", "events"})
    void printsWhatTheServerAnswersForPrograms(String name) {
        built();
        assertThat(command.run(name, "shop", "-o", "json")).isZero();
        JsonObject document = JsonObject.parse(command.out());
        assertThat(document.names()).isNotEmpty();
        assertThat(command.run(name, "-i", "shop", "--output", "yaml")).isZero();
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(command.out());
        assertThat(yaml).asString().contains(document.names().iterator().next());
    }

    @Test
    void printsTheStatusOfABuildForPrograms() {
        assertThat(command.run("build", "-q", "-o", "json", "infra.yaml")).isZero();
        assertThat(JsonObject.parse(command.out()).text("state")).contains("RUNNING");
        assertThat(command.err()).isEmpty();
        assertThat(command.run("destroy", "shop", "-q", "-o", "json")).isZero();
        assertThat(JsonObject.parse(command.out()).text("state")).contains("DESTROYED");
    }

    @Test
    void printsTheStatusOfWhatIsScaledOrHealedForPrograms() {
        String id = built();
        assertThat(command.run("scale", "-q", "-i", id, "-n", "db", "-s", "1", "-o", "json"))
                .isZero();
        assertThat(JsonObject.parse(command.out()).text("infraid")).contains(id);
        assertThat(command.run("heal", "-q", id, "-o", "yaml")).isZero();
        assertThat(command.out().lines()).contains("infraid: " + id);
        assertThat(command.run("heal", "-q", id, "-o", "table")).isZero();
        assertThat(command.out()).isEmpty();
    }

    @Test
    void staysSilentButForProblems() {
        built();
        assertThat(command.run("--quiet", "destroy", "-i", "shop")).isZero();
        assertThat(command.err()).isEmpty();
        assertThat(command.run("status", "-q", "gone")).isEqualTo(3);
        assertThat(command.err()).startsWith("ERROR: Unknown infrastructure");
    }

    @Test
    void asksAPersonBeforeItDestroys() {
        String id = built();
        assertThat(command.live().input("n\n").run("destroy", "-i", "shop")).isEqualTo(1);
        assertThat(command.err())
                .contains("Destroy infrastructure shop (" + id + ")? [y/N]")
                .contains("Nothing was done");
        assertThat(server.state(id)).isEqualTo("RUNNING");
        assertThat(command.input("").run("destroy", "-i", "shop")).isEqualTo(1);
        assertThat(command.input("Yes\n").run("destroy", "-i", "shop")).isZero();
        assertThat(server.state(id)).isEqualTo("DESTROYED");
    }

    @Test
    void doesNotAskWhoSaidYes() {
        built();
        assertThat(command.live().run("destroy", "-i", "shop", "--yes")).isZero();
        assertThat(command.err()).doesNotContain("[y/N]");
    }

    @Test
    void leavesAnInfrastructureAloneAndGoesOn() {
        String id = built();
        assertThat(command.run("suspend", "shop")).isZero();
        assertThat(command.err())
                .isEqualTo("Infrastructure %1$s is suspended; 'occopus resume %1$s' goes on with it.%n".formatted(id));
        assertThat(command.run("status", "shop")).isZero();
        assertThat(command.out()).contains("RUNNING, not maintained, suspended\n");
        assertThat(command.run("status")).isZero();
        assertThat(command.out()).containsPattern("RUNNING +suspended +2026");
        assertThat(command.run("resume", "-q", "-i", "shop", "-o", "json")).isZero();
        assertThat(JsonObject.parse(command.out()).flag("suspended")).isFalse();
        assertThat(command.err()).isEmpty();
    }

    @Test
    void saysThatASuspendedInfrastructureWaits() {
        String id = built();
        command.run("suspend", "shop");
        String waits =
                "The infrastructure is suspended: carried out once 'occopus resume " + id + "' goes on with it.\n";
        assertThat(command.run("scale", "-i", "shop", "-n", "db", "-s", "1")).isZero();
        assertThat(command.err()).isEqualTo(waits);
        assertThat(command.run("build", "-i", "shop", "infra.yaml")).isZero();
        assertThat(command.err()).endsWith(waits);
        assertThat(command.run("maintain", "-i", "shop")).isEqualTo(1);
        assertThat(command.err()).contains("is suspended, so nothing is done");
    }

    @Test
    void showsWhatABuildWouldComeTo() {
        assertThat(command.run("build", "--dry-run", "infra.yaml")).isZero();
        assertThat(command.out()).isEqualTo("""
                START  NODE        COUNT  MAX  TYPE  CLOUD           DEPENDS ON
                1      db          1      1    t     simulator, ec2
                2      app & more  2      5    t     simulator, ec2  db
                """);
        assertThat(command.err()).isEqualTo("""
                [SchemaCheck] WARNING: the scaling is narrow
                Infrastructure 'shop' would begin with 3 instances, started in the order of START. Nothing was stored.
                """);
        assertThat(server.ids()).isEmpty();
        assertThat(command.run("build", "-q", "--dry-run", "-o", "json", "infra.yaml"))
                .isZero();
        assertThat(JsonObject.parse(command.out()).number("instances", 0)).isEqualTo(3);
    }

    @Test
    void sendsNoFoundCredentialsForADryRun() throws IOException {
        Files.writeString(directory.resolve("auth_data.yaml"), "resource: []\n");
        assertThat(command.run("build", "--dry-run", "infra.yaml")).isZero();
        assertThat(server.requests()).containsExactly("POST /infrastructures/?dry_run=true");
        assertThat(command.run("build", "--dry-run", "-i", "shop", "infra.yaml"))
                .isEqualTo(2);
        assertThat(command.err()).contains("leave -i out");
    }

    @Test
    void refusesTwoNamesForOneInfrastructure() {
        assertThat(command.run("status", "a", "-i", "b")).isEqualTo(2);
        assertThat(command.err()).contains("'b' and 'a'");
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() {
        built();
        assertThat(command.run("status", "shpo")).isEqualTo(3);
        assertThat(command.err()).contains("Did you mean 'shop'?");
        assertThat(command.run("biuld", "x")).isEqualTo(2);
        assertThat(command.err()).contains("Did you mean").contains("build");
        assertThat(command.run("build", "--maintian", "infra.yaml")).isEqualTo(2);
        assertThat(command.err()).contains("--maintain");
    }

    @Test
    void followsEventsAsLinesOfJson() {
        String id = built();
        command.run("destroy", "-i", id);
        assertThat(command.run("events", "-i", id, "--follow", "-o", "json")).isZero();
        assertThat(command.out().lines().map(JsonObject::parse).map(event -> event.number("number", 0)))
                .containsExactly(1L, 2L);
        assertThat(command.run("events", "-i", id, "--after", "1")).isZero();
        assertThat(command.out().lines()).hasSize(1);
    }

    @Test
    void watchesUntilTheInfrastructureIsGone() {
        String id = built();
        command.run("destroy", "-i", id);
        assertThat(command.run("watch", id)).isZero();
        assertThat(command.err()).contains("is DESTROYED.");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void endsAWaitAtItsLimit() {
        String id = built();
        assertThat(command.run("watch", id, "--timeout", "0s")).isEqualTo(1);
        assertThat(command.err()).contains("after 0 s of waiting");
        assertThat(command.run("watch", id, "--timeout", "soon")).isEqualTo(2);
        assertThat(command.err()).contains("write 90, 90s, 5m or 1h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dot     | digraph \"shop\" {              | \"app & more\" -> \"db\"",
                "mermaid | flowchart TB                    | n1 --> n0",
                "svg     | <svg xmlns                      | app &amp; more"
            })
    void drawsTheDependencies(String format, String start, String content) {
        built();
        assertThat(command.run("graph", "shop", "-o", format)).isZero();
        assertThat(command.out()).startsWith(start).contains(content).contains("2 of 2 ready");
    }

    @Test
    void listsShowsAndDeletesDefinitions() {
        command.run("import", "-o", "json", "nodes.yaml");
        assertThat(JsonObject.parse(command.out()).texts("nodes")).containsExactly("a", "b");
        assertThat(command.run("definitions")).isZero();
        assertThat(command.out()).isEqualTo("a\nb\n");
        assertThat(command.run("definitions", "a")).isZero();
        assertThat(command.out()).contains("name: a");
        assertThat(command.run("definitions", "a", "b", "-o", "json")).isZero();
        assertThat(JsonObject.parseList(command.out())).hasSize(2);
        assertThat(command.run("definitions", "--delete", "a")).isEqualTo(2);
        assertThat(command.run("definitions", "--delete", "a", "-y")).isZero();
        assertThat(command.run("definitions", "-o", "json")).isZero();
        assertThat(JsonObject.parse(command.out()).texts("node_definitions")).containsExactly("b");
        assertThat(command.run("definitions", "--delete")).isEqualTo(2);
        assertThat(command.run("definitions", "a")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completesEveryCommand(String shell) {
        assertThat(command.run("completion", shell)).isZero();
        assertThat(command.out()).contains("maintain", "orphans", "mermaid", "timeout");
    }
}
