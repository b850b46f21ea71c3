package org.occopus.client.graph;

import java.util.ArrayList;
import java.util.List;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;

/** The <a href="https://graphviz.org/doc/info/lang.html">language of Graphviz</a>; an arrow means "depends on". */
final class Dot implements Drawing {
    @Override
    public List<String> lines(InfrastructureStatus infrastructure) {
        List<String> lines = new ArrayList<>();
        lines.add("digraph " + quoted(infrastructure.name()) + " {");
        lines.add("  rankdir=TB;");
        lines.add("  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];");
        for (NodeStatus node : infrastructure.nodes()) {
            lines.add("  " + quoted(node.name()) + " [label=" + quoted(node.name() + "\n" + Health.words(node))
                    + ", fillcolor=" + quoted(Health.of(node).colour()) + "];");
        }
        for (NodeStatus node : infrastructure.nodes()) {
            node.dependsOn().forEach(other -> lines.add("  " + quoted(node.name()) + " -> " + quoted(other) + ";"));
        }
        lines.add("}");
        return lines;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
