package org.occopus.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;

/** Collects the steps of one plan and the next time to wake. Used by one planning only. */
final class PlanNotes {
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> moved = new HashSet<>();
    private Optional<Instant> wakeAt = Optional.empty();

    void add(Step step) {
        steps.add(step);
    }

    void move(NodeInstance instance, NodeEvent event, String why) {
        steps.add(new Step.Move(instance.nodeName(), instance.id(), event, why));
        moved.add(instance.id());
    }

    /** Whether an instance leaves its state. */
    boolean isMoved(NodeInstance instance) {
        return moved.contains(instance.id());
    }

    void call(Step.CallKind kind, NodeInstance instance, String why) {
        steps.add(new Step.InstanceCall(kind, instance.nodeName(), instance.id(), why));
    }

    void hold(NodeInstance instance, String why) {
        steps.add(new Step.Hold(instance.nodeName(), instance.id(), why));
    }

    void wake(Instant at) {
        if (wakeAt.isEmpty() || at.isBefore(wakeAt.get())) {
            wakeAt = Optional.of(at);
        }
    }

    boolean hasOnlyHolds() {
        return steps.stream().allMatch(Step.Hold.class::isInstance);
    }

    Plan toPlan() {
        return new Plan(steps, wakeAt);
    }
}
