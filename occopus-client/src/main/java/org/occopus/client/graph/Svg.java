package org.occopus.client.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;

/** A picture in which every node stands above what it depends on. Lengths are in pixels. */
final class Svg implements Drawing {
    private static final int LETTER = 8;
    private static final int PADDING = 24;
    private static final int LEAST_WIDTH = 120;
    private static final int HEIGHT = 46;
    private static final int GAP = 30;
    private static final int LAYER = 96;
    private static final int MARGIN = 20;

    private record Box(int x, int y, int width) {
        int middle() {
            return x + width / 2;
        }
    }

    @Override
    public List<String> lines(InfrastructureStatus infrastructure) {
        List<List<NodeStatus>> layers = Layers.of(infrastructure.nodes());
        int width = layers.stream().mapToInt(Svg::width).max().orElse(0);
        Map<String, Box> boxes = boxes(layers, width);
        List<String> lines = new ArrayList<>();
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (width + 2 * MARGIN) + "\" height=\""
                + ((layers.size() - 1) * LAYER + HEIGHT + 2 * MARGIN)
                + "\" font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\">");
        lines.add("  <title>" + escaped(infrastructure.name() + " " + infrastructure.state()) + "</title>");
        lines.add("  <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\""
                + " markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#555\"/></marker></defs>");
        infrastructure.nodes().forEach(node -> lines.addAll(edges(node, boxes)));
        infrastructure.nodes().forEach(node -> lines.addAll(box(node, boxes)));
        lines.add("</svg>");
        return lines;
    }

    private static int width(List<NodeStatus> layer) {
        return layer.stream().mapToInt(node -> width(node) + GAP).sum() - GAP;
    }

    private static int width(NodeStatus node) {
        int letters = Math.max(node.name().length(), Health.words(node).length());
        return Math.max(LEAST_WIDTH, letters * LETTER + PADDING);
    }

    private static Map<String, Box> boxes(List<List<NodeStatus>> layers, int width) {
        Map<String, Box> boxes = new HashMap<>();
        int y = MARGIN;
        for (List<NodeStatus> layer : layers) {
            int x = MARGIN + (width - width(layer)) / 2;
            for (NodeStatus node : layer) {
                boxes.put(node.name(), new Box(x, y, width(node)));
                x += width(node) + GAP;
            }
            y += LAYER;
        }
        return boxes;
    }

    private static List<String> edges(NodeStatus node, Map<String, Box> boxes) {
        Box from = boxes.getOrDefault(node.name(), new Box(0, 0, 0));
        return node.dependsOn().stream()
                .filter(boxes::containsKey)
                .map(boxes::get)
                .map(to -> edge(from, to))
                .toList();
    }

    private static String edge(Box from, Box to) {
        int start = from.y() + HEIGHT;
        int bend = (start + to.y()) / 2;
        return "  <path d=\"M" + from.middle() + " " + start + "C" + from.middle() + " " + bend + " " + to.middle()
                + " "
                + bend + " " + to.middle() + " " + to.y()
                + "\" fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\"/>";
    }

    private static List<String> box(NodeStatus node, Map<String, Box> boxes) {
        Box box = boxes.getOrDefault(node.name(), new Box(0, 0, 0));
        return List.of(
                "  <rect x=\"" + box.x() + "\" y=\"" + box.y() + "\" width=\"" + box.width() + "\" height=\"" + HEIGHT
                        + "\" rx=\"7\" fill=\"" + Health.of(node).colour() + "\" stroke=\"#555\"/>",
                text(box.middle(), box.y() + 20, " font-weight=\"bold\"", node.name()),
                text(box.middle(), box.y() + 37, "", Health.words(node)));
    }

    private static String text(int x, int y, String style, String words) {
        return "  <text x=\"" + x + "\" y=\"" + y + "\"" + style + ">" + escaped(words) + "</text>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
