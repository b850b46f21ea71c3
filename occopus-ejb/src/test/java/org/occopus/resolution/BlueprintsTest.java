package org.occopus.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.node.Blueprint;
import org.occopus.node.Difference;

/** What counts as a difference, and what does not. */
class BlueprintsTest {
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final Implementation SMALL = implementation("small");
    private static final Implementation BIG = implementation("big");

    private static Implementation implementation(String size) {
        return new Implementation(Map.of("type", "fake", "size", size), Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    private static NodeDescription node(Map<String, Object> filter, Map<String, Object> variables) {
        return new NodeDescription("n", "t", new ScalingRange(1, 1), filter, variables);
    }

    private static InfrastructureDescription description(NodeDescription node) {
        return new InfrastructureDescription("i", "u", List.of(node), List.of(), Map.of());
    }

    private static Blueprint of(String id, NodeDescription node, Implementation implementation) {
        return Blueprints.of(id, description(node), node, implementation);
    }

    private static List<Difference> differences(Blueprint made, NodeDescription now, Implementation... given) {
        return Blueprints.differences(made, ID, description(now), now, new NodeDefinition("t", List.of(given)));
    }

    @Test
    void takesNoNoticeOfTheOrderOfKeys() {
        Blueprint made = of(ID, node(Map.of(), Map.of("a", 1, "b", Map.of("c", 2, "d", 3))), SMALL);
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("d", 3);
        inner.put("c", 2);
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("b", inner);
        outer.put("a", 1);
        assertThat(differences(made, node(Map.of(), outer), SMALL)).isEmpty();
    }

    @Test
    void tellsANumberFromAText() {
        Blueprint made = of(ID, node(Map.of(), Map.of("a", 1)), SMALL);
        assertThat(differences(made, node(Map.of(), Map.of("a", "1")), SMALL)).containsExactly(Difference.VARIABLES);
    }

    @Test
    void takesNoNoticeOfFurtherImplementations() {
        NodeDescription node = node(Map.of(), Map.of());
        assertThat(differences(of(ID, node, SMALL), node, BIG, SMALL)).isEmpty();
        assertThat(differences(of(ID, node, SMALL), node, BIG)).containsExactly(Difference.DEFINITION);
    }

    @Test
    void tellsAnImplementationThatTheFilterExcludesNow() {
        Blueprint made = of(ID, node(Map.of(), Map.of()), SMALL);
        assertThat(differences(made, node(Map.of("size", "big"), Map.of()), BIG, SMALL))
                .containsExactly(Difference.DEFINITION);
    }

    @Test
    void givesTwoInstancesDifferentDigestsOfTheSameSecret() {
        NodeDescription node = node(Map.of(), Map.of("password", "secret"));
        Blueprint other = of("00000000-0000-4000-8000-000000000002", node, SMALL);
        assertThat(of(ID, node, SMALL).variables()).isNotEqualTo(other.variables());
        assertThat(of(ID, node, SMALL)).isEqualTo(of(ID, node, SMALL));
    }
}
