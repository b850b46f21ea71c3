package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.TestTerminal;

@Timeout(60)
class CommandsTest {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

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

    private void pressCtrlC() {
        Interrupts interrupts = command.interrupts();
        interrupts.guard();
        interrupts.raise(2);
    }

    @Test
    void importsDefinitions() {
        assertThat(command.run("import", "nodes.yaml")).isZero();
        assertThat(command.out()).isEqualTo("Successfully imported nodes: a, b\n");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void namesTheLineOfAnImportThatIsMissing() throws IOException {
        Files.writeString(directory.resolve("n.yaml"), "a: !text_import\n  url: file://gone.yaml\n");
        assertThat(command.run("import", "n.yaml")).isEqualTo(4);
        assertThat(command.err()).startsWith("[SchemaCheck] ERROR: n.yaml:2:8: the imported file 'gone.yaml'");
    }

    @Test
    void destroysByTheBeginningOfTheId() {
        String id = built();
        server.levers.stuckLooks.set(2);
        assertThat(command.run("destroy", "-i", id.substring(0, 6))).isZero();
        assertThat(server.state(id)).isEqualTo("DESTROYED");
        assertThat(command.err())
                .contains("Start dropping infrastructure " + id)
                .contains("still there: master/")
                .endsWith("Finished dropping infrastructure " + id + "\n");
        assertThat(command.out().lines())
                .hasSize(3)
                .allMatch(line -> line.matches("deleted (master|worker)/.* \\(sim-1\\), confirmed by its cloud"));
    }

    @Test
    void givesUpWhatIsNotDeletedOnlyWhenAsked() {
        String id = built();
        assertThat(command.run("destroy", "-i", id, "--forget")).isZero();
        assertThat(server.requests()).contains("DELETE /infrastructures/" + id + "?forget=true");
        assertThat(command.out()).contains("GIVEN UP master/").contains(": nobody answers");
    }

    @Test
    void tellsWhy() {
        String id = built();
        assertThat(command.run("why", "-i", id, "-n", "worker")).isZero();
        assertThat(command.out())
                .startsWith("Nothing is to be done.\n  It has what is wanted.\n  worker/")
                .contains("    It does its work.\n")
                .doesNotContain("master");
        assertThat(command.run("why", "-i", id)).isZero();
        assertThat(command.out()).contains("master/");
    }

    @Test
    void heals() {
        String id = built();
        assertThat(command.run("heal", "-i", id)).isZero();
        assertThat(command.run("heal", "-i", id, "--force")).isZero();
        assertThat(server.requests())
                .contains("POST /infrastructures/" + id + "/heal", "POST /infrastructures/" + id + "/heal?force=true");
    }

    @Test
    void listsAndDeletesOrphans() {
        assertThat(command.run("orphans")).isZero();
        assertThat(command.err()).isEqualTo("There are no orphans.\n");
        server.levers.orphan = true;
        assertThat(command.run("orphans")).isZero();
        assertThat(command.out()).isEqualTo("volume vol-1 (simulator) of i/n/x, 60 s old\n");
        assertThat(command.run("orphans", "--delete")).isEqualTo(2);
        assertThat(command.err()).contains("needs --yes");
        assertThat(command.run("orphans", "--delete", "--yes")).isZero();
        assertThat(command.out()).endsWith("60 s old, deleted\n");
        server.levers.unlistedCloud = "ec2 at x";
        assertThat(command.run("orphans")).isEqualTo(1);
        assertThat(command.err()).contains("could not be asked: ec2 at x: nobody answers");
    }

    @Test
    void stopsWaitingForADestructionOnCtrlC() {
        String id = built();
        server.levers.stuckLooks.set(1_000_000);
        pressCtrlC();
        assertThat(command.run("destroy", "-i", id)).isEqualTo(130);
        assertThat(command.err()).contains("the server goes on destroying");
    }

    @ParameterizedTest
    @CsvSource({"destroy", "status", "events", "plan", "maintain", "why", "heal", "watch", "graph", "suspend", "resume"
    })
    void doesNotFindAnUnknownInfrastructure(String name) {
        if (!name.equals("plan")) {
            assertThat(command.run(name, "-i", UNKNOWN)).isEqualTo(3);
            assertThat(command.err()).contains(UNKNOWN);
        }
        assertThat(command.run(name, "-i", "nothing-like-that")).isEqualTo(3);
        assertThat(command.err())
                .isEqualTo("ERROR: Unknown infrastructure: \"nothing-like-that\". 'occopus status' lists them.\n");
    }

    @Test
    void asksForMoreWhenANameIsNotEnough() {
        built();
        built();
        assertThat(command.run("status", "-i", "shop")).isEqualTo(2);
        assertThat(command.err())
                .contains(server.ids().get(0))
                .contains(server.ids().get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c 2      | scaleup/worker/2          | Scaling up node 'worker' with 2 instances...",
                "-c -1     | scaledown/worker          | Scaling down node 'worker' with 1 instances...",
                "-s 3      | scaleto/worker/3          | Scaling node 'worker' to 3 instances...",
                "-f 10.0.0.1 | scaledown/worker/10.0.0.1 | Scaling down instance(s) of node 'worker' filtered by '10.0.0.1'..."
            })
    void scales(String options, String request, String words) {
        String id = built();
        String[] pair = options.strip().split(" ");
        assertThat(command.run("scale", "-i", id, "-n", "worker", pair[0], pair[1]))
                .isZero();
        assertThat(server.requests()).endsWith("POST /infrastructures/" + id + "/" + request);
        assertThat(command.out()).isEqualTo(words + "\n");
        assertThat(command.err()).contains("not maintained");
    }

    @Test
    void asksForSeveralInstancesLessInOneRequest() {
        String id = built();
        command.run("scale", "-i", id, "-n", "worker", "-s", "5");
        assertThat(command.run("scale", "-i", id, "-n", "worker", "-c", "-3")).isZero();
        assertThat(command.out()).isEqualTo("Scaling down node 'worker' with 3 instances...\n");
        assertThat(server.requests())
                .endsWith("POST /infrastructures/" + id + "/scaleto/worker/2")
                .noneMatch(request -> request.contains("/scaledown/"));
    }

    @Test
    void countsAsFarAsNumbersGo() {
        String id = built();
        assertThat(command.run("scale", "-i", id, "-n", "worker", "-c", "-2147483648"))
                .isZero();
        assertThat(command.out()).isEqualTo("Scaling down node 'worker' with 2147483648 instances...\n");
        assertThat(server.requests()).endsWith("POST /infrastructures/" + id + "/scaleto/worker/-2147483646");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "-2"})
    void doesNotFindAnUnknownNode(String change) {
        assertThat(command.run("scale", "-i", built(), "-n", "nobody", "-c", change))
                .isEqualTo(3);
        assertThat(command.err()).contains("has no node nobody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c 1 -s 2 | Too many arguments: -c and -s must not be used at the same time!",
                "-c 1 -f x | Too many arguments: -c and -f must not be used at the same time!",
                "-s 1 -f x | Too many arguments: -s and -f must not be used at the same time!",
                "-n w      | Too few arguments: at least -c, -s or -f must be specified!",
                "-c x      | Positive/negative number must be specified for argument -c!",
                "-s x      | Positive number must be specified for argument -s!",
                "-c 0      | Incorrect argument: value for -c must be different from zero!",
                "-s 0      | Incorrect argument: value for -s must be greater than zero!",
                "-s -1     | Incorrect argument: value for -s must be greater than zero!"
            })
    void refusesWrongScaleArguments(String options, String message) {
        String all = "scale -i x " + (options.startsWith("-n") ? "" : "-n w ") + options.strip();
        assertThat(command.run(all.split(" "))).isEqualTo(2);
        assertThat(command.err()).isEqualTo(message + "\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void showsStatusEventsAndPlan() {
        String id = built();
        assertThat(command.run("status", "-i", id)).isZero();
        assertThat(command.out())
                .contains("shop (" + id + ") RUNNING, not maintained")
                .contains("worker: 2 of 2 (min 2, max 5)");
        assertThat(command.run("events", "-i", id)).isZero();
        assertThat(command.out()).contains("described of shop");
        assertThat(command.run("plan", "-i", id)).isZero();
        assertThat(command.out()).isEqualTo("create db: 1 of 2 exist\n");
    }

    @Test
    void followsEventsUntilTheInfrastructureIsGone() {
        String id = built();
        command.run("destroy", "-i", id);
        assertThat(command.run("events", "-i", id, "--follow")).isZero();
        assertThat(command.out()).contains("destroying");
    }

    @Test
    void followsEventsNoLongerThanSomebodyReadsThem() {
        String id = built();
        Invocation unread = new Invocation(
                TestTerminal.withoutReader(),
                Map.of("OCCOPUS_SERVER", server.uri().toString()),
                directory,
                InstantSource.system(),
                new Interrupts(code -> {}));
        assertThat(Main.run(unread, "events", "-i", id, "--follow")).isZero();
        assertThat(server.state(id)).isEqualTo("RUNNING");
    }
}
