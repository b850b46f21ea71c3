package org.occopus.client.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.Remnant;

/** How a status looks on a terminal: a summary and a line for each node instance; a pure function of its arguments. */
final class ProgressView {
    /** More lines than this would scroll on a small terminal, and then they could not be redrawn. */
    static final int MOST_LINES = 16;

    private final Palette palette;

    private record Row(String node, InstanceStatus instance) {}

    ProgressView(Palette palette) {
        this.palette = palette;
    }

    List<String> lines(InfrastructureStatus status, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(status));
        if (status.remaining().isEmpty()) {
            instances(status, now, lines);
        } else {
            status.remaining().stream()
                    .limit(MOST_LINES)
                    .forEach(remnant -> lines.add("  still there: " + remnant(remnant)));
        }
        return lines;
    }

    /** One resource that is still there, on one line. */
    static String remnant(Remnant remnant) {
        String name = remnant.node() + "/" + shortened(remnant.instance());
        return name
                + remnant.resource().map(resource -> " (" + resource + ")").orElse("")
                + remnant.reason().map(reason -> ": " + reason).orElse("");
    }

    /** The instance as {@code node/instance8}. */
    static String label(NodeStatus node, InstanceStatus instance) {
        return node.name() + "/" + instance.shortId();
    }

    private static String shortened(String id) {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }

    private String summary(InfrastructureStatus status) {
        int ready = status.nodes().stream().mapToInt(NodeStatus::ready).sum();
        int wanted = status.nodes().stream()
                .mapToInt(node -> node.scaling().target())
                .sum();
        return palette.heading(status.name() + " " + status.state()) + "  " + ready + " of " + wanted + " ready";
    }

    private void instances(InfrastructureStatus status, Instant now, List<String> lines) {
        List<Row> rows = rows(status);
        List<Row> shown = rows;
        if (rows.size() > MOST_LINES) {
            shown = rows.stream()
                    .filter(row -> row.instance().state() != InstanceState.READY)
                    .limit(MOST_LINES - 1)
                    .toList();
        }
        int width = shown.stream().mapToInt(row -> row.node().length()).max().orElse(0);
        shown.forEach(row -> lines.add(line(row, width, now)));
        more(rows, shown).ifPresent(lines::add);
    }

    private static List<Row> rows(InfrastructureStatus status) {
        List<Row> rows = new ArrayList<>();
        for (NodeStatus node : status.nodes()) {
            for (InstanceStatus instance : node.instances()) {
                if (instance.state() != InstanceState.TERMINATED) {
                    rows.add(new Row(label(node, instance), instance));
                }
            }
        }
        return rows;
    }

    private String line(Row row, int width, Instant now) {
        InstanceState state = row.instance().state();
        String name = String.format("%-" + Math.max(1, width) + "s", row.node());
        String word = palette.state(state, String.format("%-11s", state));
        String seconds = String.format("%4d s", seconds(row.instance(), now).toSeconds());
        String note = row.instance().note().map(text -> "  " + text).orElse("");
        return "  " + name + "  " + word + " " + seconds + note;
    }

    /** How long the instance has taken so far; of a ready one, how long it took. */
    private static Duration seconds(InstanceStatus instance, Instant now) {
        Instant start = instance.started().or(instance::since).orElse(now);
        Instant end = instance.state() == InstanceState.READY ? instance.since().orElse(now) : now;
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }

    private static Optional<String> more(List<Row> rows, List<Row> shown) {
        if (rows.size() == shown.size()) {
            return Optional.empty();
        }
        Map<InstanceState, Integer> counts = new EnumMap<>(InstanceState.class);
        rows.forEach(row -> counts.merge(row.instance().state(), 1, Integer::sum));
        shown.forEach(row -> counts.merge(row.instance().state(), -1, Integer::sum));
        return Optional.of("  and " + (rows.size() - shown.size()) + " more: "
                + counts.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ")));
    }
}
