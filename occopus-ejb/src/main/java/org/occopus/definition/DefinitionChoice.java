package org.occopus.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.occopus.description.NodeDescription;

/** Picks the implementation of one node instance (manual, "Node description", {@code filter}). */
public final class DefinitionChoice {
    private final RandomGenerator random;

    /**
     * A choice.
     *
     * @param random decides among the implementations that fit, where the node says so
     */
    public DefinitionChoice(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The implementation for one instance.
     *
     * @param definition the node's definition
     * @param node its filter and its selection
     * @param number the instance's place among those of its node, from 0
     * @return empty when none fits the filter
     */
    public Optional<Implementation> choose(NodeDefinition definition, NodeDescription node, int number) {
        List<Implementation> fitting = fitting(definition, node.filter());
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (node.selection()) {
                    case RANDOM -> fitting.get(random.nextInt(fitting.size()));
                    case FIRST -> fitting.get(0);
                    case ROUND_ROBIN -> fitting.get(number % fitting.size());
                    case CHEAPEST_FIRST -> cheapest(fitting);
                });
    }

    private static Implementation cheapest(List<Implementation> fitting) {
        return fitting.stream()
                .min(Comparator.comparingDouble(one -> one.cost().orElse(Double.POSITIVE_INFINITY)))
                .orElseThrow();
    }

    /** All implementations whose {@code resource} section holds every key of the filter with an equal value. */
    public static List<Implementation> fitting(NodeDefinition definition, Map<String, Object> filter) {
        return definition.implementations().stream()
                .filter(implementation -> filter.entrySet().stream()
                        .allMatch(wanted -> implementation.resource().containsKey(wanted.getKey())
                                && Objects.equals(
                                        wanted.getValue(),
                                        implementation.resource().get(wanted.getKey()))))
                .toList();
    }
}
