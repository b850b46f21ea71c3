package org.occopus.client.terminal;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.Remnant;

/** One line for each change: {@code HH:MM:SS node/instance8 STATE note}. */
final class PlainProgress implements Progress {
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final InstantSource clock;
    private final Map<String, String> shown = new HashMap<>();
    private final Set<String> remnants = new HashSet<>();

    PlainProgress(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void accept(InfrastructureStatus status) {
        for (NodeStatus node : status.nodes()) {
            node.instances().forEach(instance -> show(node, instance));
        }
        for (Remnant remnant : status.remaining()) {
            if (remnants.add(ProgressView.remnant(remnant))) {
                timed("still there: " + ProgressView.remnant(remnant));
            }
        }
        String detail = status.problem().map(Cause::detail).map(" "::concat).orElse("");
        changed(status.id(), status.name() + " " + status.state(), detail);
    }

    @Override
    public void say(String line) {
        terminal.say(line);
    }

    @Override
    public void leave() {
        // Lines of a pipe are never drawn again.
    }

    private void show(NodeStatus node, InstanceStatus instance) {
        String words = ProgressView.label(node, instance) + " " + instance.state()
                + instance.reason().map(" "::concat).orElse("");
        changed(instance.id(), words, instance.note().map(" "::concat).orElse(""));
    }

    /** A note alone is no news: it may count seconds. */
    private void changed(String subject, String words, String note) {
        if (!Optional.ofNullable(shown.put(subject, words)).equals(Optional.of(words))) {
            timed(words + note);
        }
    }

    private void timed(String words) {
        terminal.say(TIME_OF_DAY.format(clock.instant()) + " " + words);
    }
}
