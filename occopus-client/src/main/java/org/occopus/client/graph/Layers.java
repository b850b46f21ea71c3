package org.occopus.client.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.occopus.client.state.NodeStatus;

/** Puts every node into the layer below all that it is needed by; what nothing needs is at the top. */
final class Layers {
    private final Map<String, NodeStatus> nodes = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    private Layers(List<NodeStatus> all) {
        all.forEach(node -> nodes.put(node.name(), node));
    }

    /** The layers from the top; each keeps the order of the list. */
    static List<List<NodeStatus>> of(List<NodeStatus> all) {
        Layers layers = new Layers(all);
        all.forEach(node -> layers.height(node.name()));
        int highest = layers.depths.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        List<List<NodeStatus>> result = new ArrayList<>();
        for (int height = highest; height >= 0; height--) {
            int wanted = height;
            result.add(all.stream()
                    .filter(node -> layers.height(node.name()) == wanted)
                    .toList());
        }
        return result;
    }

    /** The longest way down from here. The server refuses rings; one would end where it was entered. */
    private int height(String name) {
        Integer known = depths.get(name);
        if (known != null) {
            return known;
        }
        NodeStatus node = nodes.get(name);
        if (node == null || !entered.add(name)) {
            return -1;
        }
        int height = node.dependsOn().stream().mapToInt(this::height).max().orElse(-1) + 1;
        depths.put(name, height);
        return height;
    }
}
