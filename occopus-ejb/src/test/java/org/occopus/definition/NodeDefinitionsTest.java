package org.occopus.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.plugins.cloudinit.CloudInitContextualiser;
import org.occopus.plugins.healthchecks.MysqldbsCheck;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.rehearsal.MemoryDefinitions;
import org.occopus.testkit.FakeCloud;

class NodeDefinitionsTest {
    private static final String FILE = """
        'node_def:web':
        - resource: {type: fake, size: small, password: hunter2}
          contextualisation:
            type: cloudinit
            context_template: |
              #cloud-config
              password: hunter2
              packages: [a]
          health_check:
            mysqldbs: [{name: d, user: u, pass: hunter2}]
        """;

    private final MemoryDefinitions store = new MemoryDefinitions();
    private final NodeDefinitions definitions = definitions(new PluginRegistry(
            List.of(new FakeCloud(() -> Instant.EPOCH)),
            List.of(new CloudInitContextualiser()),
            List.of(),
            List.of(new MysqldbsCheck())));

    private NodeDefinitions definitions(PluginRegistry plugins) {
        return new NodeDefinitions(store, plugins, name -> false);
    }

    private static String shown(NodeDefinitions definitions) {
        return definitions.masked(definitions.get("web")).toString();
    }

    @Test
    void showsNothingThatAPluginDeclaresSecretOrANameTellsToBe() {
        definitions.importAll(SourceBundle.ofBody(FILE));
        assertThat(shown(definitions))
                .doesNotContain("hunter2")
                .contains("size=small", "password: ***\npackages: [a]", "name=***");
    }

    @Test
    void showsNothingOfASectionWhosePluginIsGone() {
        definitions.importAll(SourceBundle.ofBody(FILE));
        NodeDefinitions bare = definitions(new PluginRegistry(List.of(), List.of(), List.of(), List.of()));
        assertThat(shown(bare)).doesNotContain("hunter2", "small").contains("type=fake");
    }

    @Test
    void keepsTheSecretsOfADefinitionThatComesBackAsItWasShown() {
        definitions.importAll(SourceBundle.ofBody(FILE));
        NodeDefinition before = definitions.get("web");
        String masked = FILE.replace("password: hunter2}", "password: '***'}")
                .replace("password: hunter2", "password: ***")
                .replace("{name: d, user: u, pass: hunter2}", "{name: '***', user: '***', pass: '***'}");
        definitions.importAll(SourceBundle.ofBody(masked));
        assertThat(definitions.get("web")).isEqualTo(before);

        definitions.put(
                "web", SourceBundle.ofBody(masked.replace("small", "big").replace("[a]", "[a, b]")), any -> true);
        Implementation changed = definitions.get("web").implementations().getFirst();
        assertThat(changed.resource()).isEqualTo(Map.of("type", "fake", "size", "big", "password", "hunter2"));
        assertThat(changed.contextualisation())
                .containsEntry("context_template", "#cloud-config\npassword: hunter2\npackages: [a, b]\n");
        assertThat(changed.healthCheck())
                .isEqualTo(before.implementations().getFirst().healthCheck());
    }

    @Test
    void refusesMasksThatStandForNothing() {
        String masked = FILE.replace("password: hunter2}", "password: '***'}");
        assertThatThrownBy(() -> definitions.importAll(SourceBundle.ofBody(masked)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("node_def:web[0].resource.password is ***");
        assertThat(definitions.names()).isEmpty();
    }

    @Test
    void replacesOnlyWhatIsExpected() {
        definitions.importAll(SourceBundle.ofBody(FILE));
        Optional<String> tag = definitions.tag("web");
        SourceBundle bigger = SourceBundle.ofBody(FILE.replace("small", "big"));
        definitions.put("web", bigger, tag::equals);
        assertThat(definitions.tag("web")).isNotEqualTo(tag);
        assertThatThrownBy(() -> definitions.put("web", SourceBundle.ofBody(FILE), tag::equals))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.DESCRIPTION_CHANGED));
        assertThat(definitions.get("web").toString()).contains("size=big");
    }
}
