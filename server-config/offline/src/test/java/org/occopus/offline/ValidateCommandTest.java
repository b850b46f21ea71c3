package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String NODES = """
            'node_def:small':
            - resource: {type: simulator}
            'node_def:asks':
            - resource: {type: simulator}
              contextualisation:
                type: cloudinit
                context_template: |
                  #cloud-config
                  x: {{getip(variables.target)}}
            """;
    private static final String INFRA = """
            user_id: me
            infra_name: shop
            nodes:
            - {name: a, type: small}
            - {name: b, type: asks, variables: {target: a}}
            dependencies:
            - [b, a]
            """;

    @TempDir
    Path directory;

    private CommandRun command = new CommandRun(Path.of(""));

    @BeforeEach
    void writeFiles() {
        command = new CommandRun(directory)
                .file("nodes.yaml", NODES)
                .file("infra.yaml", INFRA)
                .file("auth.yaml", "resource:\n- type: docker\n  auth_data: {ca: c}\n");
    }

    @Test
    void tellsFilesApartByTheirContent() {
        assertThat(command.run("validate", "infra.yaml", "nodes.yaml", "auth.yaml"))
                .isZero();

        assertThat(command.out()).isEqualTo("""
                infra.yaml: valid infrastructure
                nodes.yaml: valid node definitions
                auth.yaml: valid auth data
                """);
        assertThat(command.err()).isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongAsCompilersDo() {
        command.file("infra.yaml", """
                user_id: me
                infra_name: shop
                nodes:
                - {name: a, type: smal}
                - {name: b_1, type: small, scaling: {minn: 1}}
                """);

        assertThat(command.run("validate", "nodes.yaml", "infra.yaml")).isEqualTo(4);
        assertThat(command.out()).isEqualTo("""
                infra.yaml:5:10: error: nodes[1].name: node "b_1" may contain only [a-z,0-9,-] characters
                infra.yaml:5:38: error: nodes[1].scaling.minn: unknown key 'minn' in scaling of node 'b_1' (did you mean 'min'?)
                nodes.yaml: valid node definitions
                [SchemaCheck] ERROR: infra.yaml: 2 errors, not a valid infrastructure file
                """);

        command.file("infra.yaml", INFRA.replace("type: small", "type: smal"));
        assertThat(command.run("validate", "infra.yaml", "nodes.yaml")).isEqualTo(4);
        assertThat(command.out())
                .contains("infra.yaml:4:13: error: nodes[0].type: unknown node type 'smal'", "did you mean 'small'?");
    }

    @Test
    void findsATemplateThatAsksForANodeThatIsNotThere() {
        command.file("infra.yaml", INFRA.replace("target: a", "target: nosuch"));

        assertThat(command.run("validate", "infra.yaml", "nodes.yaml")).isEqualTo(4);
        assertThat(command.out()).contains("infra.yaml:5:", "there is no node 'nosuch'");
    }

    @Test
    void warnsWhenTheTypesAreNotGiven() {
        assertThat(command.run("validate", "infra.yaml")).isZero();
        assertThat(command.out())
                .startsWith("infra.yaml:3:1: warning: nodes: the types of the nodes could not be checked")
                .contains("give the file of the node definitions as well");
    }

    @Test
    void doesNotBlameAnInfrastructureForBrokenNodeDefinitions() {
        command.file("nodes.yaml", "'node_def:small':\n- resource: {type: nosuch}\n");

        assertThat(command.run("validate", "infra.yaml", "nodes.yaml")).isEqualTo(4);
        assertThat(command.out())
                .contains(
                        "infra.yaml:3:1: warning: nodes: the types of the nodes could not be checked, because other files"
                                + " have errors",
                        "nodes.yaml:2:20: error: node_def:small[0].resource.type:",
                        "infra.yaml: valid infrastructure");
    }

    @Test
    void followsImports() {
        command.file("nodes/nodes.yaml", """
                        'node_def:small':
                        - resource: {type: simulator}
                          contextualisation:
                            type: cloudinit
                            context_template: !text_import {url: file://../texts/small.txt}
                        'node_def:asks': !yaml_import {url: file://asks.yaml}
                        """)
                .file("nodes/asks.yaml", "- resource: {type: simulator, bot_seconds: 1}\n")
                .file("texts/small.txt", "#cloud-config\n{}\n");

        assertThat(command.run("validate", "nodes/nodes.yaml")).isEqualTo(4);
        assertThat(command.out())
                .contains(
                        "nodes/asks.yaml:1:31: error: node_def:asks[0].resource.bot_seconds:",
                        "did you mean 'boot_seconds'?",
                        "ERROR: nodes/nodes.yaml: 1 error");
    }

    @Test
    void refusesImportsThatAreMissingOrGoInACircle() {
        command.file("missing.yaml", "a: 1\nb: !text_import {url: file://nosuch.txt}\n")
                .file("circle.yaml", "nodes: !yaml_import {url: file://other.yaml}\n")
                .file("other.yaml", "x: !yaml_import {url: file://circle.yaml}\n");

        assertThat(command.run("validate", "missing.yaml", "circle.yaml")).isEqualTo(4);
        assertThat(command.out())
                .contains("missing.yaml:2:23: error: the imported file 'nosuch.txt' can not be read: no such file")
                .contains("other.yaml:1:4: error: import cycle: circle.yaml -> other.yaml -> circle.yaml");
    }

    @Test
    void refusesWhatIsNoYamlOrNoText() throws IOException {
        command.file("tab.yaml", "a:\n\tb: 1\n");
        Files.write(directory.resolve("latin.yaml"), "a: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(command.run("validate", "tab.yaml", "latin.yaml")).isEqualTo(4);
        assertThat(command.out())
                .contains("tab.yaml:2:1: error: ", "latin.yaml:1:4: error: the file is not UTF-8 text")
                .contains("[SchemaCheck] ERROR: tab.yaml: 1 error, not a valid YAML file");
    }

    @Test
    void readsStandardInput() {
        command.input(INFRA.replace("shop", "s.h"));

        assertThat(command.run("validate", "-", "nodes.yaml")).isEqualTo(4);
        assertThat(command.out()).startsWith("stdin:2:13: error: infra_name: ");
    }

    @Test
    void writesJsonForPrograms() throws IOException {
        command.file("infra.yaml", INFRA.replace("infra_name", "infra_nam"));

        assertThat(command.run("validate", "-o", "json", "nodes.yaml", "infra.yaml"))
                .isEqualTo(4);
        JsonNode json = new ObjectMapper().readTree(command.out());
        assertThat(json.at("/valid").booleanValue()).isFalse();
        assertThat(json.at("/files/0").toString())
                .isEqualTo("{\"file\":\"nodes.yaml\",\"kind\":\"node_definitions\",\"valid\":true,\"errors\":[],"
                        + "\"warnings\":[]}");
        assertThat(json.at("/files/1/errors/1").toString())
                .isEqualTo("{\"file\":\"infra.yaml\",\"line\":2,\"column\":1,\"path\":\"infra_nam\",\"message\":"
                        + "\"unknown key 'infra_nam' in infrastructure description\",\"hint\":"
                        + "\"did you mean 'infra_name'?\"}");
    }

    @Test
    void endsWithTwoWhenItIsWrittenWrongly() {
        assertThat(command.run("validate")).isEqualTo(2);
        assertThat(command.err()).contains("Missing required parameter");
        assertThat(command.run("validate", "nosuch.yaml")).isEqualTo(2);
        assertThat(command.err()).isEqualTo("ERROR: nosuch.yaml: no such file\n");
        assertThat(command.run("validate", "-o", "xml", "infra.yaml")).isEqualTo(2);
        assertThat(command.err()).contains("expected one of [table, json, yaml]");
    }
}
