package org.occopus.client.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;

/** A <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flowchart</a>; an arrow means "depends on". */
final class Mermaid implements Drawing {
    @Override
    public List<String> lines(InfrastructureStatus infrastructure) {
        Map<String, String> keys = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(List.of("flowchart TB"));
        for (NodeStatus node : infrastructure.nodes()) {
            String key = "n" + keys.size();
            keys.put(node.name(), key);
            lines.add("  " + key + "[\"" + escaped(node.name()) + "<br/>" + Health.words(node) + "\"]:::"
                    + Health.of(node).name().toLowerCase(Locale.ROOT));
        }
        for (NodeStatus node : infrastructure.nodes()) {
            node.dependsOn().stream()
                    .filter(keys::containsKey)
                    .forEach(other -> lines.add("  " + keys.get(node.name()) + " --> " + keys.get(other)));
        }
        for (Health health : Health.values()) {
            lines.add("  classDef " + health.name().toLowerCase(Locale.ROOT) + " fill:" + health.colour()
                    + ",stroke:#555,color:#111");
        }
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
