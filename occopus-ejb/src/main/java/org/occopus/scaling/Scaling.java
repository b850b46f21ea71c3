package org.occopus.scaling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.node.NodeInstance;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.Infrastructure;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;

/**
 * Scales nodes. A request is stored at once and carried out by the next pass; while an infrastructure is detached that
 * is the next one that somebody asks for. Requests outside min..max are refused with {@code scaling-out-of-range}.
 */
public final class Scaling {
    private final Infrastructures infrastructures;
    private final InstantSource clock;

    /**
     * @param infrastructures carries requests out
     * @param clock the engine's time
     */
    public Scaling(Infrastructures infrastructures, InstantSource clock) {
        this.infrastructures = infrastructures;
        this.clock = clock;
    }

    /** {@code count} more; negative means fewer, the youngest go first. */
    public void by(String infrastructureId, String node, int count) {
        infrastructures.request(
                infrastructureId,
                snapshot -> scaled(snapshot, node, (long) snapshot.desiredOf(node) + count, List.of()));
    }

    /** Exactly {@code count}. */
    public void to(String infrastructureId, String node, int count) {
        infrastructures.request(infrastructureId, snapshot -> scaled(snapshot, node, count, List.of()));
    }

    /** One fewer: the instance with this id or address. */
    public void drop(String infrastructureId, String node, String idOrAddress) {
        infrastructures.request(infrastructureId, snapshot -> {
            requireNode(snapshot, node);
            NodeInstance instance = find(snapshot, node, idOrAddress);
            return instance.dropRequested()
                    ? Requested.nothing(snapshot)
                    : scaled(snapshot, node, snapshot.desiredOf(node) - 1, List.of(instance.dropping()));
        });
    }

    private static NodeInstance find(Snapshot snapshot, String node, String idOrAddress) {
        return snapshot.instancesOf(node).stream()
                .filter(instance -> instance.state().isLiving())
                .filter(instance -> instance.id().equals(idOrAddress)
                        || instance.resource().addresses().contains(idOrAddress)
                        || instance.resource().privateAddress().equals(Optional.of(idOrAddress)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INSTANCE_UNKNOWN,
                        "Node '" + node + "' has no instance with the id or address '" + idOrAddress
                                + "'. Its report lists them.",
                        Map.of("infrastructure", snapshot.infrastructure().id(), "node", node)));
    }

    private Requested scaled(Snapshot snapshot, String nodeName, long wanted, List<NodeInstance> dropped) {
        NodeDescription node = requireNode(snapshot, nodeName);
        requireRange(snapshot, node, wanted);
        Map<String, Integer> desired = new HashMap<>(snapshot.desired());
        Integer before = desired.put(nodeName, Math.toIntExact(wanted));
        String words = "Node '" + nodeName + "' is scaled from " + before + " to " + wanted + ".";
        Instant now = clock.instant();
        Infrastructure infrastructure = snapshot.infrastructure();
        return new Requested(
                infrastructure.maintained() ? infrastructure.workingSince(now) : infrastructure,
                Optional.empty(),
                desired,
                dropped,
                List.of(new Event(now, EventKind.SCALED, Optional.of(nodeName), Optional.empty(), words)));
    }

    private static NodeDescription requireNode(Snapshot snapshot, String node) {
        Infrastructures.requireStanding(snapshot.infrastructure(), "scaled");
        return snapshot.description()
                .node(node)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NODE_UNKNOWN,
                        "ERROR: node '" + node + "' does not exist in infrastructure '"
                                + snapshot.infrastructure().id() + "'!",
                        Map.of("infrastructure", snapshot.infrastructure().id(), "node", node)));
    }

    private static void requireRange(Snapshot snapshot, NodeDescription node, long wanted) {
        ScalingRange range = node.scaling();
        if (wanted < range.min() || wanted > range.max()) {
            throw new ProblemException(
                    ProblemType.SCALING_OUT_OF_RANGE,
                    "Node '" + node.name() + "' would have " + wanted + " instances, but may have from " + range.min()
                            + " to " + range.max() + "; it has a target of " + snapshot.desiredOf(node.name())
                            + ". Change 'scaling' in the description to allow more.",
                    Map.of("infrastructure", snapshot.infrastructure().id(), "node", node.name()));
        }
    }
}
