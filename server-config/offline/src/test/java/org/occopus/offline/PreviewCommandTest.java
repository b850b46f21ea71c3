package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.yaml.YamlReader;

class PreviewCommandTest {
    private static final String INFRA = """
            user_id: me
            infra_name: shop
            nodes:
            - {name: app, type: app, scaling: {min: 2, max: 3}, selection: round_robin}
            - {name: db, type: db}
            dependencies:
            - [app, db]
            """;
    private static final String NODES = """
            'node_def:db':
            - resource: {type: simulator, flavour: '1.10'}
              health_check: {ping: false}
            'node_def:app':
            - resource: {type: simulator, flavour: one}
              contextualisation:
                type: cloudinit
                attributes: {none: ~, number: 12345678901234567890}
                context_template: "#cloud-config\\nips: {{getipall('db')}}\\nme: {{node_id}}\\n"
            - resource: {type: simulator, flavour: two}
            """;

    @TempDir
    Path directory;

    private CommandRun command = new CommandRun(Path.of(""));

    @BeforeEach
    void writeFiles() {
        command = new CommandRun(directory).file("nodes.yaml", NODES).file("infra.yaml", INFRA);
    }

    @Test
    void takesTheOptionsThatEveryCommandHas() {
        command.run("preview", "infra.yaml", "--definitions", "nodes.yaml");
        String shown = command.out();
        assertThat(command.run("preview", "-q", "infra.yaml", "--definitions", "nodes.yaml", "-o", "table"))
                .isZero();
        assertThat(command.out()).isEqualTo(shown);
        assertThat(command.run("--quiet", "validate", "-o", "table", "infra.yaml", "nodes.yaml"))
                .isZero();
        assertThat(command.run("validate", "--server", "http://127.0.0.1:5000", "infra.yaml"))
                .isEqualTo(2);
    }

    @Test
    void showsWhatWouldBeMade() {
        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isZero();

        assertThat(command.err()).isEmpty();
        assertThat(command.out()).isEqualTo("""
                infra_id: 00000000-0000-4000-8000-000000000001
                order:
                - - db
                - - app
                instances:
                - node: db
                  id: 00000000-0000-4000-8000-000000000002
                  address: 10.0.0.1
                  resource:
                    type: simulator
                    flavour: '1.10'
                  attributes:
                    connections: []
                  health_check:
                    type: basic
                    ping: false
                - node: app
                  id: 00000000-0000-4000-8000-000000000003
                  address: 10.0.0.2
                  resource:
                    type: simulator
                    flavour: one
                  attributes:
                    number: 12345678901234567890
                    connections: []
                  context: |-
                    #cloud-config
                    ips: ['10.0.0.1']
                    me: 00000000-0000-4000-8000-000000000003
                - node: app
                  id: 00000000-0000-4000-8000-000000000004
                  address: 10.0.0.3
                  resource:
                    type: simulator
                    flavour: two
                  attributes:
                    connections: []
                """);
    }

    @Test
    void meansTheSameInJson() throws IOException {
        command.run("preview", "infra.yaml", "--definitions", "nodes.yaml");
        Object yaml =
                YamlReader.read("", Map.of("", command.out()), false).root().value();

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml", "-o", "json"))
                .isZero();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(command.out())).isEqualTo(json.readTree(json.writeValueAsString(yaml)));
    }

    @Test
    void takesTheFirstImplementationWhereAnInstanceWouldDrawAndSaysSo() {
        command.file("infra.yaml", INFRA.replace(", selection: round_robin", ""));

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isZero();
        assertThat(command.err())
                .startsWith("infra.yaml:4:3: warning: nodes[0].selection: each instance of node 'app' draws one of 2"
                        + " implementations; the preview shows the first one");
        assertThat(command.out()).contains("flavour: one").doesNotContain("flavour: two");
    }

    @Test
    void makesANodeAfterTheOneItAsksForThoughTheOrderIsTheWrittenOne() {
        command.file("infra.yaml", INFRA.replace("dependencies:\n- [app, db]\n", ""));

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isZero();
        assertThat(command.err()).contains("node 'app' asks for the address of 'db', so it waits for it");
        assertThat(command.out())
                .contains("order:\n- - app\n  - db\n", "- node: db\n  id: 00000000-0000-4000-8000-000000000002");
    }

    @Test
    void runsOnlyCommandsThatTheEnvironmentAllows() {
        command.file("nodes.yaml", NODES.replace("{{node_id}}", "{{cmd('echo hi')}}"));

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isEqualTo(4);
        assertThat(command.err()).contains("infra.yaml:4:", "OCCOPUS_TEMPLATE_CMD");
        command.with("OCCOPUS_TEMPLATE_CMD", "echo");
        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isZero();
        assertThat(command.out()).contains("me: hi");
    }

    @Test
    void tellsTheProblemsOfAllFilesTogetherAndPrintsNothing() {
        command.file("infra.yaml", INFRA.replace("shop", "s.h")).file("nodes.yaml", NODES.replace("flavour", "flavor"));

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isEqualTo(4);
        assertThat(command.out()).isEmpty();
        assertThat(command.err())
                .contains(
                        "nodes.yaml:2:31: error: ", "nodes.yaml:5:31: error: ", "infra.yaml:2:13: error: infra_name: ")
                .contains("[SchemaCheck] ERROR: ");
    }

    @Test
    void showsDefinitionsWhosePlaceholdersAreNotFilledInAndWarns() {
        command.file("nodes.yaml", NODES.replace("flavour: one", "boot_seconds: replace_with_seconds"));

        assertThat(command.run("preview", "infra.yaml", "--definitions", "nodes.yaml"))
                .isZero();
        assertThat(command.err())
                .startsWith("nodes.yaml:5:45: warning: node_def:app[0].resource.boot_seconds:")
                .contains("'boot_seconds' must be a number");
        assertThat(command.out()).contains("boot_seconds: replace_with_seconds");
        assertThat(command.run("validate", "nodes.yaml")).isEqualTo(4);
    }

    @Test
    void needsTheDefinitions() {
        assertThat(command.run("preview", "infra.yaml")).isEqualTo(2);
        assertThat(command.err()).contains("--definitions");
    }
}
