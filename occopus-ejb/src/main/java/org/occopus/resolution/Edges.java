package org.occopus.resolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.occopus.description.Dependency;
import org.occopus.description.InfrastructureDescription;

/** The dependencies of a description by node: a description of thousands of nodes is looked through once. */
final class Edges {
    private final InfrastructureDescription description;
    private final Map<String, List<Dependency>> byNode = new HashMap<>();

    Edges(InfrastructureDescription description) {
        this.description = description;
        for (Dependency edge : description.dependencies()) {
            byNode.computeIfAbsent(edge.dependent(), node -> new ArrayList<>()).add(edge);
            if (!edge.dependee().equals(edge.dependent())) {
                byNode.computeIfAbsent(edge.dependee(), node -> new ArrayList<>())
                        .add(edge);
            }
        }
    }

    /** The edges that a node is an end of, in file order. */
    List<Dependency> of(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** The description without the edges of other nodes. */
    InfrastructureDescription onlyThoseOf(String node) {
        return new InfrastructureDescription(
                description.name(), description.userId(), description.nodes(), of(node), description.variables());
    }

    /** Whether one node waits for another one, at once or by way of others. */
    boolean lead(String dependent, String dependee) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(dependent));
        while (!open.isEmpty() && !seen.contains(dependee)) {
            String node = open.remove();
            for (Dependency edge : of(node)) {
                if (edge.dependent().equals(node) && seen.add(edge.dependee())) {
                    open.add(edge.dependee());
                }
            }
        }
        return seen.contains(dependee);
    }
}
