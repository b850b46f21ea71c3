package org.occopus.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.SourceBundle;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.ReferenceData;

/** What a schema refuses the readers refuse, and what they accept it accepts, in every case that both can judge. */
class SchemaAgreementTest {
    private static final Judges JUDGES = new Judges(PluginRegistry.onClassPath());
    private static final SourceBundle DEFINITIONS = SourceBundle.ofBody("""
            node_def:plain:
            - resource: {type: simulator, endpoint: e, boot_seconds: 2, capacity: '{{n}}'}
              contextualisation: {type: cloudinit, context_template: '#cloud-config', attributes: {a: 1}}
              config_management: {type: chef, endpoint: e, run_list: [a]}
              health_check: {type: basic, ping: true, ports: [80], timeout: 5}
              cost: 0.5
            - resource: {type: ec2, endpoint: e, regionname: r, image_id: i, instance_type: t}
            """);
    private static final SourceBundle INFRASTRUCTURE = SourceBundle.ofBody("""
            user_id: me
            infra_name: Shop-1
            variables: {a: {b: 1}}
            nodes:
            - &A {name: a, type: plain, scaling: {min: 1, max: 3}, filter: {type: simulator}, selection: first}
            - &B {name: b, type: plain, variables: {x: y}}
            dependencies:
            - connection: [*A, *B]
              mappings: [{attributes: [x, y], synch: false}, [p, q]]
            - [a, b]
            """);
    private static final SourceBundle AUTH_DATA = SourceBundle.ofBody("""
            resource:
            - {type: ec2, endpoint: e, auth_data: {accesskey: a, secretkey: s}}
            - {auth_data: {anything: 1}}
            config_management:
            - {type: chef, auth_data: {client_name: c, client_key: k}}
            """);

    @TestFactory
    Stream<DynamicTest> agreesOnEachConformanceCase() throws IOException {
        Path folder = ReferenceData.folder("conformance");
        Map<String, NodeDefinition> defaults = JUDGES.definitions(
                SourceBundle.ofBody(ReferenceData.text(folder.resolve("default_node_definitions.yaml"))));
        try (Stream<Path> cases = Files.list(folder.resolve("cases"))) {
            return cases.sorted().toList().stream()
                    .map(inputs -> dynamicTest(inputs.getFileName().toString(), () -> agree(inputs, defaults)));
        }
    }

    private static void agree(Path inputs, Map<String, NodeDefinition> defaults) {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>(defaults);
        int judged = 0;
        if (isThere(inputs, "node_definitions.yaml")) {
            SourceBundle bundle = ReferenceData.bundle(inputs, "node_definitions.yaml");
            Judgement judgement = JUDGES.ofDefinitions(bundle);
            check(judgement);
            judged++;
            if (judgement.findings().isEmpty()) {
                definitions.putAll(JUDGES.definitions(bundle));
            }
        }
        if (isThere(inputs, "infra.yaml")) {
            check(JUDGES.ofInfrastructure(ReferenceData.bundle(inputs, "infra.yaml"), definitions));
            judged++;
        }
        if (isThere(inputs, "auth_data.yaml")) {
            check(JUDGES.ofAuthData(ReferenceData.bundle(inputs, "auth_data.yaml")));
            judged++;
        }
        Assumptions.assumeTrue(judged > 0, "no file of this case is a YAML document that a schema could judge");
    }

    private static boolean isThere(Path inputs, String file) {
        return Files.exists(inputs.resolve(file))
                && isText(inputs)
                && Judges.isYaml(ReferenceData.bundle(inputs, file));
    }

    private static boolean isText(Path inputs) {
        return !inputs.endsWith("083-yaml-non-utf8");
    }

    @Test
    void agreesOnDocumentsThatHoldEverything() {
        assertThat(JUDGES.ofDefinitions(DEFINITIONS)).isEqualTo(accepted());
        assertThat(JUDGES.ofInfrastructure(INFRASTRUCTURE, JUDGES.definitions(DEFINITIONS)))
                .isEqualTo(accepted());
        assertThat(JUDGES.ofAuthData(AUTH_DATA)).isEqualTo(accepted());
    }

    private static Judgement accepted() {
        return new Judgement(List.of(), Set.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesOnMutatedDocuments(long seed) {
        Mutations mutations = new Mutations(seed);
        Map<String, NodeDefinition> definitions = JUDGES.definitions(DEFINITIONS);
        for (int i = 0; i < 200; i++) {
            JsonNode definition = mutations.of(Judges.tree(DEFINITIONS));
            check(definition, JUDGES.ofDefinitions(Judges.bundle(definition)));
            JsonNode infrastructure = mutations.of(Judges.tree(INFRASTRUCTURE));
            check(infrastructure, JUDGES.ofInfrastructure(Judges.bundle(infrastructure), definitions));
            JsonNode authData = mutations.of(Judges.tree(AUTH_DATA));
            check(authData, JUDGES.ofAuthData(Judges.bundle(authData)));
        }
    }

    private static void check(Judgement judgement) {
        assertThat(judgement.isContradiction()).as("%s", judgement).isFalse();
    }

    private static void check(JsonNode document, Judgement judgement) {
        assertThat(judgement.isContradiction())
                .as("%s%n%s", judgement, document)
                .isFalse();
    }
}
