package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/** Launches the instances whose dependencies are ready and whose time has come. */
final class Starts {
    private final Snapshot snapshot;
    private final Healing healing;
    private final Instant now;
    private final Map<String, List<NodeInstance>> byNode;

    Starts(Snapshot snapshot, Healing healing, Instant now) {
        this.snapshot = snapshot;
        this.healing = healing;
        this.now = now;
        this.byNode = snapshot.instancesByNode();
    }

    void plan(PlanNotes notes) {
        snapshot.instances().stream()
                .filter(instance -> instance.state() == NodeState.INTENDED && !notes.isMoved(instance))
                .forEach(instance -> launch(instance, notes));
    }

    private void launch(NodeInstance instance, PlanNotes notes) {
        Optional<String> waitsFor = snapshot.description().dependeesOf(instance.nodeName()).stream()
                .filter(dependee -> !isReady(dependee))
                .findFirst();
        if (waitsFor.isPresent()) {
            notes.hold(instance, "Waits for node '" + waitsFor.get() + "' to be ready.");
        } else if (!instance.attempts().due(now)) {
            instance.attempts().notBefore().ifPresent(notes::wake);
            notes.hold(
                    instance,
                    "Waits until " + instance.attempts().notBefore().orElse(now) + ", because "
                            + instance.attempts().failures() + " instances failed in its place.");
        } else if (!healing.mayLaunch(instance)) {
            notes.hold(instance, healing.why(instance));
        } else {
            notes.add(new Step.Launch(instance.nodeName(), instance.id(), "All nodes that it depends on are ready."));
        }
    }

    private boolean isReady(String nodeName) {
        long ready = byNode.getOrDefault(nodeName, List.of()).stream()
                .filter(instance -> instance.state() == NodeState.READY)
                .count();
        int needed = snapshot.infrastructure().phase() == Phase.BUILDING ? snapshot.desiredOf(nodeName) : 1;
        return ready >= needed;
    }
}
