package org.occopus.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which nodes come to stand: all nodes of a level depend on nodes of earlier levels only.
 *
 * @param levels node names, in declaration order within a level; empty when there is no node
 */
public record Topology(List<List<String>> levels) {

    /**
     * One edge.
     *
     * @param dependent the node that waits
     * @param dependee the node it waits for
     */
    public record Edge(String dependent, String dependee) {}

    /** Copies the levels. */
    public Topology {
        levels = levels.stream().map(List::copyOf).toList();
    }

    /**
     * Orders nodes.
     *
     * @param nodes names in declaration order
     * @param edges between these nodes; an edge to any other name counts as a wait that never ends
     * @return the levels
     * @throws DependencyCycle when nodes wait for each other
     */
    public static Topology of(Collection<String> nodes, Collection<Edge> edges) {
        Map<String, Set<String>> waiting = new LinkedHashMap<>();
        nodes.forEach(node -> waiting.put(node, new LinkedHashSet<>()));
        edges.forEach(edge -> waiting.computeIfAbsent(edge.dependent(), node -> new LinkedHashSet<>())
                .add(edge.dependee()));
        Map<String, Integer> depth = new LinkedHashMap<>();
        List<List<String>> levels = new ArrayList<>();
        while (depth.size() < waiting.size()) {
            List<String> level = ready(waiting, depth);
            if (level.isEmpty()) {
                throw new DependencyCycle(ring(waiting, depth.keySet()));
            }
            level.forEach(node -> depth.put(node, levels.size()));
            levels.add(level);
        }
        return new Topology(levels);
    }

    private static List<String> ready(Map<String, Set<String>> waiting, Map<String, Integer> done) {
        List<String> level = new ArrayList<>();
        waiting.forEach((node, dependees) -> {
            if (!done.containsKey(node) && done.keySet().containsAll(dependees)) {
                level.add(node);
            }
        });
        return level;
    }

    private static List<String> ring(Map<String, Set<String>> waiting, Set<String> done) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String node = firstOf(waiting.keySet(), done);
        while (seen.add(node)) {
            path.add(node);
            node = firstOf(waiting.getOrDefault(node, Set.of(node)), done);
        }
        return path.subList(path.indexOf(node), path.size());
    }

    private static String firstOf(Set<String> nodes, Set<String> done) {
        return nodes.stream().filter(node -> !done.contains(node)).findFirst().orElseThrow();
    }
}
