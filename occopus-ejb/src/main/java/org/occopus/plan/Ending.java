package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import org.occopus.description.Dependency;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/** Deletes everything, dependents before what they depend on. */
final class Ending {
    private final Snapshot snapshot;
    private final Pace pace;
    private final Instant now;

    Ending(Snapshot snapshot, Pace pace, Instant now) {
        this.snapshot = snapshot;
        this.pace = pace;
        this.now = now;
    }

    void plan(PlanNotes notes) {
        if (snapshot.instances().isEmpty()) {
            end(notes);
            return;
        }
        for (NodeInstance instance : snapshot.instances()) {
            if (instance.state().isLiving()) {
                drop(instance, notes);
            }
        }
    }

    private void end(PlanNotes notes) {
        if (snapshot.infrastructure().phase() == Phase.ROLLING_BACK) {
            notes.add(new Step.Turn(Phase.FAILED, "The first build failed; nothing of it is left."));
        } else {
            notes.add(new Step.Turn(
                    Phase.DESTROYED,
                    snapshot.infrastructure().forgetting()
                            ? "What the providers did not delete is given up."
                            : "The providers say that nothing of it is left."));
        }
    }

    private void drop(NodeInstance instance, PlanNotes notes) {
        List<NodeInstance> inTheWay = instance.state() == NodeState.INTENDED ? List.of() : inTheWayOf(instance);
        if (inTheWay.isEmpty()) {
            notes.move(instance, NodeEvent.DROP_ASKED, "The infrastructure is being deleted.");
            return;
        }
        notes.hold(instance, "Waits until node '" + inTheWay.get(0).nodeName() + "', which depends on it, is gone.");
        // One that lives will begin to go in a pass of its own.
        inTheWay.stream()
                .filter(dependent -> !dependent.state().isLiving())
                .map(dependent -> dependent.since().plus(pace.dropPatience()))
                .max(Instant::compareTo)
                .ifPresent(notes::wake);
    }

    private List<NodeInstance> inTheWayOf(NodeInstance instance) {
        List<String> dependents = snapshot.description().dependencies().stream()
                .filter(edge -> edge.dependee().equals(instance.nodeName()))
                .map(Dependency::dependent)
                .toList();
        return snapshot.instances().stream()
                .filter(other -> dependents.contains(other.nodeName()))
                .filter(other ->
                        other.state().isLiving() || now.isBefore(other.since().plus(pace.dropPatience())))
                .toList();
    }
}
