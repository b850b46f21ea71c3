package org.occopus.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Picks the implementation of one node instance (manual, "Node description", {@code filter}). */
public final class DefinitionChoice {
    private final RandomGenerator random;

    /**
     * A choice.
     *
     * @param random decides among the implementations that fit, each being as likely
     */
    public DefinitionChoice(RandomGenerator random) {
        this.random = random;
    }

    /** The implementation for one instance; empty when none fits the filter. */
    public Optional<Implementation> choose(NodeDefinition definition, Map<String, Object> filter) {
        List<Implementation> fitting = fitting(definition, filter);
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
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
