package org.occopus.client.terminal;

import java.util.ArrayList;
import java.util.List;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.Remnant;
import org.occopus.client.state.Scaling;

/** Everything about one infrastructure, line by line. */
public final class StatusText {
    private final Palette palette;

    /**
     * A writer of lines.
     *
     * @param palette colours the states
     */
    public StatusText(Palette palette) {
        this.palette = palette;
    }

    /**
     * The infrastructure, its nodes and their instances.
     *
     * @param status what is shown
     * @return the lines
     */
    public List<String> lines(InfrastructureStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.heading(status.name()) + " (" + status.id() + ") " + status.state()
                + (status.maintained() ? ", maintained" : ", not maintained")
                + (status.suspended() ? ", suspended" : "")
                + (status.working() ? ", working" : ""));
        status.problem().map(Cause::detail).ifPresent(detail -> lines.add("  problem: " + detail));
        for (NodeStatus node : status.nodes()) {
            lines.add("  " + node.name() + ": " + words(node.scaling()));
            node.instances().forEach(instance -> lines.add("    " + words(instance)));
        }
        status.remaining().forEach(remnant -> lines.add("  still there: " + words(remnant)));
        return lines;
    }

    private static String words(Scaling scaling) {
        return scaling.actual() + " of " + scaling.target() + " (min " + scaling.min() + ", max " + scaling.max() + ")";
    }

    private String words(InstanceStatus instance) {
        return instance.id() + " "
                + palette.state(instance.state(), instance.state().name())
                + instance.reason().map(reason -> " (" + reason + ")").orElse("")
                + instance.addresses().stream().map(" "::concat).reduce("", String::concat)
                + instance.note().map(note -> " - " + note).orElse("")
                + (instance.differs().isEmpty()
                        ? ""
                        : " [differs from the description in " + String.join(" and ", instance.differs()) + "]");
    }

    private static String words(Remnant remnant) {
        return remnant.node() + "/" + remnant.instance() + " "
                + remnant.resource().orElse("")
                + remnant.reason().map(reason -> ": " + reason).orElse("");
    }
}
