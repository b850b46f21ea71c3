package org.occopus.description;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.topology.Topology;

/**
 * A checked infrastructure description. Parsed YAML values within are texts, whole and decimal numbers, booleans, nulls,
 * lists and mappings; a date is kept as its text.
 *
 * @param name {@code infra_name}
 * @param userId {@code user_id}; empty text when the user left it out
 * @param nodes in file order, names unique; may be empty
 * @param dependencies between nodes of the list, free of cycles
 * @param variables of the infrastructure
 * @param healingStop when so much is unhealthy that healing stops
 */
public record InfrastructureDescription(
        String name,
        String userId,
        List<NodeDescription> nodes,
        List<Dependency> dependencies,
        Map<String, Object> variables,
        HealingStop healingStop) {

    /** Copies the lists. Descriptions that were stored by older versions have no healing stop. */
    public InfrastructureDescription {
        nodes = List.copyOf(nodes);
        dependencies = List.copyOf(dependencies);
        healingStop = requireNonNullElse(healingStop, HealingStop.standard());
    }

    /** A description whose healing stops as by default. */
    public InfrastructureDescription(
            String name,
            String userId,
            List<NodeDescription> nodes,
            List<Dependency> dependencies,
            Map<String, Object> variables) {
        this(name, userId, nodes, dependencies, variables, HealingStop.standard());
    }

    /** The same with other dependencies. */
    public InfrastructureDescription with(List<Dependency> others) {
        return new InfrastructureDescription(name, userId, nodes, others, variables, healingStop);
    }

    /** The node of a name; empty when there is none. */
    public Optional<NodeDescription> node(String nodeName) {
        return nodes.stream().filter(node -> node.name().equals(nodeName)).findFirst();
    }

    /** The names of the nodes that a node waits for, each once, in file order. */
    public List<String> dependeesOf(String nodeName) {
        return dependencies.stream()
                .filter(edge -> edge.dependent().equals(nodeName))
                .map(Dependency::dependee)
                .distinct()
                .toList();
    }

    /** The order in which the nodes come to stand. */
    public Topology topology() {
        return Topology.of(
                nodes.stream().map(NodeDescription::name).toList(),
                dependencies.stream()
                        .map(edge -> new Topology.Edge(edge.dependent(), edge.dependee()))
                        .toList());
    }
}
