package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.occopus.description.NodeDescription;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/** Tells when the work that was asked for is done, or cannot go on for now. */
final class Settlement {
    private final Snapshot snapshot;
    private final Observation observation;
    private final Pace pace;
    private final Instant now;

    Settlement(Snapshot snapshot, Observation observation, Pace pace, Instant now) {
        this.snapshot = snapshot;
        this.observation = observation;
        this.pace = pace;
        this.now = now;
    }

    void plan(PlanNotes notes) {
        Infrastructure infrastructure = snapshot.infrastructure();
        if (!infrastructure.phase().wantsInstances()) {
            return;
        }
        boolean complete = isComplete();
        if (complete && infrastructure.phase() == Phase.BUILDING) {
            notes.add(new Step.Turn(Phase.RUNNING, "Every node is ready."));
        } else if (complete && infrastructure.working() && isFresh()) {
            notes.add(new Step.Rest(true, "Everything is as it should be."));
        } else if (complete && infrastructure.trouble().isPresent() && isQuiet()) {
            notes.add(new Step.Recover("Every node is ready again."));
        } else if (!infrastructure.maintained() && infrastructure.working() && isStuck(notes)) {
            notes.add(new Step.Rest(false, "Nothing more can be done for now" + failedPlace() + "."));
        }
    }

    private String failedPlace() {
        return snapshot.instances().stream()
                .filter(this::isInAHopelessPlace)
                .findFirst()
                .map(instance -> ": " + instance.attempts().failures() + " instances of node '" + instance.nodeName()
                        + "' failed one after the other")
                .orElse("");
    }

    private boolean isQuiet() {
        return !snapshot.infrastructure().working()
                && observation.listNotBefore().isEmpty();
    }

    private boolean isComplete() {
        int wanted = 0;
        Map<String, List<NodeInstance>> byNode = snapshot.instancesByNode();
        for (NodeDescription node : snapshot.description().nodes()) {
            wanted += snapshot.desiredOf(node.name());
            long ready = byNode.getOrDefault(node.name(), List.of()).stream()
                    .filter(instance -> instance.state() == NodeState.READY)
                    .count();
            if (ready != snapshot.desiredOf(node.name())) {
                return false;
            }
        }
        return snapshot.instances().size() == wanted
                && snapshot.instances().stream().noneMatch(NodeInstance::isToBeReplaced);
    }

    private boolean isFresh() {
        Instant since = snapshot.infrastructure().workSince();
        return snapshot.instances().stream().allMatch(instance -> isFresh(instance, since));
    }

    private boolean isFresh(NodeInstance instance, Instant since) {
        boolean seen = observation
                .seen(instance.id())
                .filter(at -> !at.isBefore(since))
                .isPresent();
        boolean checked = !instance.health().checked()
                || observation
                        .checked(instance.id())
                        .filter(at -> !at.isBefore(since))
                        .isPresent();
        return seen && checked;
    }

    private boolean isStuck(PlanNotes notes) {
        return notes.hasOnlyHolds()
                && observation.busy().isEmpty()
                && snapshot.instances().stream()
                        .filter(instance -> instance.state() != NodeState.READY)
                        .allMatch(this::cannotGoOn)
                && snapshot.instances().stream().anyMatch(this::isWithoutHope);
    }

    private boolean cannotGoOn(NodeInstance instance) {
        return instance.state() == NodeState.INTENDED || isWithoutHope(instance);
    }

    /**
     * Whether nothing is to be expected of an instance for now. A first build is waited for, however long it takes to be
     * able to go on; only a place that failed as often as would have a build rolled back is left as it is.
     */
    private boolean isWithoutHope(NodeInstance instance) {
        return snapshot.infrastructure().phase() == Phase.BUILDING ? isInAHopelessPlace(instance) : waitsLong(instance);
    }

    private boolean isInAHopelessPlace(NodeInstance instance) {
        return instance.state() == NodeState.INTENDED && instance.attempts().failures() >= pace.buildAttempts();
    }

    private boolean waitsLong(NodeInstance instance) {
        Instant soon = now.plus(pace.interval());
        return instance.state() != NodeState.TERMINATING
                && instance.attempts()
                        .notBefore()
                        .filter(at -> at.isAfter(soon))
                        .isPresent();
    }
}
