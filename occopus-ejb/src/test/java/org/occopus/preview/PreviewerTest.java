package org.occopus.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.TemplateCommands;

class PreviewerTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.onClassPath();
    private static final Map<String, NodeDefinition> DEFINITIONS = definitions("""
            node_def:many:
            - {resource: {type: simulator, flavour: a}, cost: 3}
            - {resource: {type: simulator, flavour: b}, cost: 1}
            - resource: {type: simulator, flavour: c}
            node_def:asks:
            - resource: {type: simulator}
              contextualisation: {type: cloudinit, context_template: '{{getipall(variables.target)}}'}
            """);

    private final Previewer previewer = new Previewer(PLUGINS, TemplateCommands.off());

    @Test
    void takesTurnsAndTheCheapestAsANodeSays() {
        assertThat(flavours("round_robin")).containsExactly("a", "b", "c", "a");
        assertThat(flavours("cheapest_first")).containsExactly("b", "b", "b", "b");
        assertThat(flavours("first")).containsExactly("a", "a", "a", "a");
        assertThat(flavours("random")).containsExactly("a", "a", "a", "a");
    }

    private List<Object> flavours(String selection) {
        return preview("[{name: n, type: many, scaling: {min: 4}, selection: " + selection + "}]", "[]")
                .instances()
                .stream()
                .map(instance -> instance.resolved().resource().getOrDefault("flavour", "none"))
                .toList();
    }

    @Test
    void countsIdsAndAddressesInTheOrderOfCreation() {
        Preview preview = preview(
                "[{name: b, type: asks, variables: {target: a}}, {name: a, type: many, scaling: {min: 300}}]",
                "[[b, a]]");

        assertThat(preview.order()).containsExactly(List.of("a"), List.of("b"));
        PreviewedInstance last = preview.instances().get(300);
        assertThat(List.of(last.node(), last.id(), last.address()))
                .containsExactly("b", "00000000-0000-4000-8000-000000000302", "10.0.1.45");
        assertThat(last.resolved().context().orElseThrow()).startsWith("['10.0.0.1', '10.0.0.2',");
    }

    @Test
    void keepsTheWrittenOrderButMakesANodeAfterTheOnesItAsksFor() {
        Preview preview = preview(
                "[{name: b, type: asks, variables: {target: z}}, {name: c, type: many}, {name: z, type: many}]", "[]");

        assertThat(preview.order()).containsExactly(List.of("b", "c", "z"));
        assertThat(preview.instances()).extracting(PreviewedInstance::node).containsExactly("c", "z", "b");
    }

    @Test
    void refusesWhatTheServerRefuses() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> preview("[{name: a, type: nosuch}]", "[]"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.DESCRIPTION_INVALID));
    }

    private Preview preview(String nodes, String dependencies) {
        String yaml = "user_id: u\ninfra_name: x\nnodes: " + nodes + "\ndependencies: " + dependencies;
        return previewer.preview(SourceBundle.ofBody(yaml), DEFINITIONS).value();
    }

    private static Map<String, NodeDefinition> definitions(String yaml) {
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        new NodeDefinitionReader()
                .read(SourceBundle.ofBody(yaml), PLUGINS)
                .value()
                .forEach(definition -> definitions.put(definition.name(), definition));
        return definitions;
    }
}
