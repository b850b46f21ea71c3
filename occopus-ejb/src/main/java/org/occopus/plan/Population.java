package org.occopus.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.occopus.description.NodeDescription;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/** Brings the number of instances of every node to what is wanted, and launches those whose dependencies are ready. */
final class Population {
    private final Snapshot snapshot;
    private final Observation observation;
    private final Pace pace;
    private final Instant now;
    private final Map<String, List<NodeInstance>> byNode;

    Population(Snapshot snapshot, Observation observation, Pace pace, Instant now) {
        this.snapshot = snapshot;
        this.observation = observation;
        this.pace = pace;
        this.now = now;
        this.byNode = snapshot.instancesByNode();
    }

    void plan(PlanNotes notes) {
        Optional<NodeInstance> hopeless = givenUpBuild();
        if (hopeless.isPresent()) {
            notes.add(new Step.Turn(
                    Phase.ROLLING_BACK,
                    "Node '" + hopeless.get().nodeName() + "' failed: "
                            + hopeless.get().note()));
            return;
        }
        dropUnknown(notes);
        snapshot.description().nodes().forEach(node -> populate(node, notes));
    }

    private void dropUnknown(PlanNotes notes) {
        Set<String> known = snapshot.description().nodes().stream()
                .map(NodeDescription::name)
                .collect(Collectors.toSet());
        snapshot.instances().stream()
                .filter(instance -> instance.state().isLiving() && !known.contains(instance.nodeName()))
                .forEach(instance ->
                        notes.move(instance, NodeEvent.DROP_ASKED, "The description has no such node any more."));
    }

    private List<NodeInstance> instancesOf(String nodeName) {
        return byNode.getOrDefault(nodeName, List.of());
    }

    private Optional<NodeInstance> givenUpBuild() {
        var infrastructure = snapshot.infrastructure();
        if (infrastructure.phase() != Phase.BUILDING || !infrastructure.rollback()) {
            return Optional.empty();
        }
        return snapshot.instances().stream().filter(this::failedForGood).findFirst();
    }

    private boolean failedForGood(NodeInstance instance) {
        return instance.endReason()
                .filter(reason -> reason.isFailure())
                .map(reason -> switch (reason) {
                    case REFUSED -> true;
                    default -> instance.attempts().failures() + 1 >= pace.buildAttempts();
                })
                .orElse(false);
    }

    private void populate(NodeDescription node, PlanNotes notes) {
        List<NodeInstance> all = instancesOf(node.name());
        List<NodeInstance> living =
                all.stream().filter(instance -> instance.state().isLiving()).toList();
        int wanted = snapshot.desiredOf(node.name());
        drop(living, wanted, notes);
        add(node, wanted - all.size(), notes);
        living.stream()
                .filter(instance -> instance.state() == NodeState.INTENDED && !instance.dropRequested())
                .forEach(instance -> launch(instance, notes));
    }

    private void drop(List<NodeInstance> living, int wanted, PlanNotes notes) {
        living.stream()
                .filter(NodeInstance::dropRequested)
                .forEach(instance -> notes.move(instance, NodeEvent.DROP_ASKED, "Somebody asked for it to go."));
        List<NodeInstance> others =
                living.stream().filter(instance -> !instance.dropRequested()).toList();
        others.subList(Math.min(wanted, others.size()), others.size())
                .forEach(instance -> notes.move(
                        instance, NodeEvent.DROP_ASKED, "Only " + wanted + " are wanted; the youngest go first."));
    }

    private void add(NodeDescription node, int missing, PlanNotes notes) {
        List<Integer> vacated = observation.vacated().getOrDefault(node.name(), List.of());
        for (int i = 0; i < missing; i++) {
            int failures = i < vacated.size() ? vacated.get(i) : 0;
            String why = failures > 0 ? "It takes the place of one that failed." : missing + " more wanted.";
            notes.add(new Step.Add(node.name(), failures, why));
        }
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
        } else {
            notes.add(new Step.Launch(instance.nodeName(), instance.id(), "All nodes that it depends on are ready."));
        }
    }

    private boolean isReady(String nodeName) {
        long ready = instancesOf(nodeName).stream()
                .filter(instance -> instance.state() == NodeState.READY)
                .count();
        int needed = snapshot.infrastructure().phase() == Phase.BUILDING ? snapshot.desiredOf(nodeName) : 1;
        return ready >= needed;
    }
}
