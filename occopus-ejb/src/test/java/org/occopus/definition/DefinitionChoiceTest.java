package org.occopus.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.description.Selection;
import org.occopus.description.Upkeep;

class DefinitionChoiceTest {
    private static final NodeDefinition FOUR = new NodeDefinition(
            "x",
            List.of(
                    implementation("a", 1, Optional.empty()),
                    implementation("b", 2, Optional.of(3.0)),
                    implementation("c", 2, Optional.of(0.5)),
                    implementation("d", 2, Optional.of(0.5))));

    private final DefinitionChoice choice = new DefinitionChoice(new Random(7));

    @Test
    void drawsAmongTheImplementationsThatFitTheFilter() {
        Set<Object> drawn = IntStream.range(0, 100)
                .mapToObj(i -> chosen(Selection.RANDOM, Map.of("size", 2), 0))
                .collect(Collectors.toSet());

        assertThat(drawn).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(DefinitionChoice.fitting(FOUR, Map.of())).hasSize(4);
    }

    @Test
    void choosesNothingWhenNothingFits() {
        assertThat(Selection.values())
                .allSatisfy(selection -> assertThat(choice.choose(FOUR, node(selection, Map.of("size", 9)), 0))
                        .isEmpty());
    }

    @Test
    void takesTheFirstOneInFileOrder() {
        assertThat(chosen(Selection.FIRST, Map.of(), 3)).isEqualTo("a");
        assertThat(chosen(Selection.FIRST, Map.of("size", 2), 3)).isEqualTo("b");
    }

    @Test
    void takesTurnsByTheNumberOfTheInstance() {
        assertThat(IntStream.range(0, 5).mapToObj(i -> chosen(Selection.ROUND_ROBIN, Map.of("size", 2), i)))
                .containsExactly("b", "c", "d", "b", "c");
    }

    @Test
    void takesTheCheapestAndOfEqualsTheFirst() {
        assertThat(chosen(Selection.CHEAPEST_FIRST, Map.of(), 1)).isEqualTo("c");
    }

    @Test
    void takesAnImplementationWithoutACostOnlyWhenThereIsNoOther() {
        assertThat(chosen(Selection.CHEAPEST_FIRST, Map.of("size", 1), 0)).isEqualTo("a");
    }

    private Object chosen(Selection selection, Map<String, Object> filter, int number) {
        return choice.choose(FOUR, node(selection, filter), number)
                .orElseThrow()
                .resource()
                .getOrDefault("endpoint", "none");
    }

    private static NodeDescription node(Selection selection, Map<String, Object> filter) {
        return new NodeDescription("n", "x", new ScalingRange(1, 1), filter, Map.of(), selection, Upkeep.standard());
    }

    private static Implementation implementation(String endpoint, int size, Optional<Double> cost) {
        return new Implementation(
                Map.of("type", "small", "endpoint", endpoint, "size", size), Map.of(), Map.of(), Map.of(), cost);
    }
}
