package org.occopus.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.description.NodeDescription;
import org.occopus.events.NumberedEvent;
import org.occopus.explanation.Explanation.Subject;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plan.Plan;
import org.occopus.plan.Step;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;
import org.occopus.state.Trouble;

/** Explains one infrastructure. Pure: the same arguments give the same sentences. */
final class Explainer {
    private final Snapshot snapshot;
    private final Plan plan;
    private final History history;
    private final Map<String, List<NodeInstance>> byNode;

    /**
     * @param snapshot what is stored
     * @param plan what the next pass does
     * @param events the last ones, in order
     */
    Explainer(Snapshot snapshot, Plan plan, List<NumberedEvent> events) {
        this.snapshot = snapshot;
        this.plan = plan;
        this.history = new History(events);
        this.byNode = snapshot.instancesByNode();
    }

    /** The nodes of the description, and those that are gone from it but still have instances. */
    List<String> nodes() {
        return Stream.concat(
                        snapshot.description().nodes().stream().map(NodeDescription::name),
                        byNode.keySet().stream().sorted())
                .distinct()
                .toList();
    }

    Explanation of(List<String> nodes) {
        return new Explanation(
                sentences(),
                nodes.stream().flatMap(node -> about(node).stream()).toList());
    }

    private List<String> sentences() {
        Infrastructure infrastructure = snapshot.infrastructure();
        List<String> sentences = new ArrayList<>();
        sentences.add("Infrastructure '" + infrastructure.name() + "' is " + infrastructure.phase()
                + (infrastructure.maintained() ? " and maintained" : " and not maintained")
                + (infrastructure.suspended() ? ", but suspended." : "."));
        infrastructure.trouble().map(Trouble::detail).ifPresent(detail -> sentences.add("What is wrong: " + detail));
        sentences.add(doing());
        return sentences;
    }

    private String doing() {
        Infrastructure infrastructure = snapshot.infrastructure();
        if (infrastructure.phase().hasEnded()) {
            return history.lastOfTheWhole().orElse("Nothing is done any more.");
        }
        if (infrastructure.suspended()) {
            return "Nothing is done about it, because somebody suspended it. 'occopus resume " + infrastructure.id()
                    + "' goes on with it.";
        }
        if (!infrastructure.isActive()) {
            return "Nothing is done about it, because it is not maintained and nobody asks for a pass. 'occopus maintain -i "
                    + infrastructure.id() + "' makes one.";
        }
        if (!plan.steps().stream().allMatch(Explainer::isWaitingOrWatching)) {
            return "Work is under way.";
        }
        boolean waits = plan.steps().stream().anyMatch(Step.Hold.class::isInstance);
        boolean settled = snapshot.instances().stream().allMatch(instance -> instance.state() == NodeState.READY);
        return settled && !waits
                ? "Nothing is to be done: everything is as it should be."
                : "It waits; what for is told below.";
    }

    private static boolean isWaitingOrWatching(Step step) {
        return switch (step) {
            case Step.Hold hold -> true;
            case Step.ListAccount list -> true;
            case Step.InstanceCall call -> call.kind() == Step.CallKind.CHECK || call.kind() == Step.CallKind.DESCRIBE;
            case Step.Change change -> false;
        };
    }

    private List<Subject> about(String node) {
        List<NodeInstance> instances = byNode.getOrDefault(node, List.of());
        List<String> sentences = new ArrayList<>();
        long ready = instances.stream()
                .filter(instance -> instance.state() == NodeState.READY)
                .count();
        sentences.add(
                "Node '" + node + "' has " + ready + " ready instances of " + snapshot.desiredOf(node) + " wanted.");
        sentences.addAll(history.endedOf(node));
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(node, Optional.empty(), sentences));
        instances.forEach(instance -> subjects.add(
                new Subject(node, Optional.of(instance.id()), new Life(instance, plan, history).sentences())));
        return subjects;
    }
}
