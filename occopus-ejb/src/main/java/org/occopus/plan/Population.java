package org.occopus.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.occopus.description.NodeDescription;
import org.occopus.description.Upkeep;
import org.occopus.node.Attempts;
import org.occopus.node.Difference;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.state.Phase;
import org.occopus.state.Snapshot;

/** Brings the number of instances of every node to what is wanted, and rolls those that are to be replaced. */
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

    /** Returns false when the first build is given up, and nothing else is to be planned for its nodes. */
    boolean plan(PlanNotes notes) {
        Optional<NodeInstance> hopeless = givenUpBuild();
        if (hopeless.isPresent()) {
            notes.add(new Step.Turn(
                    Phase.ROLLING_BACK,
                    hopeless.map(NodeInstance::id),
                    "Node '" + hopeless.get().nodeName() + "' failed: "
                            + hopeless.get().note()));
            return false;
        }
        dropUnknown(notes);
        snapshot.description().nodes().forEach(node -> populate(node, notes));
        return true;
    }

    /** Only what comes after instances that ended just now: how often their places failed is not known later. */
    void keepPlaces(PlanNotes notes) {
        if (snapshot.infrastructure().phase().wantsInstances()) {
            snapshot.description().nodes().forEach(node -> keepPlaces(node, notes));
        }
    }

    private void keepPlaces(NodeDescription node, PlanNotes notes) {
        int free = observation.vacated().getOrDefault(node.name(), List.of()).size();
        int missing = snapshot.desiredOf(node.name())
                - byNode.getOrDefault(node.name(), List.of()).size();
        add(node, Math.min(free, missing), "", notes);
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
        List<NodeInstance> all = byNode.getOrDefault(node.name(), List.of());
        int wanted = snapshot.desiredOf(node.name());
        var rolling = new Rolling(node, all, wanted);
        List<NodeInstance> living =
                all.stream().filter(instance -> instance.state().isLiving()).toList();
        drop(living, rolling.target(), wanted, notes);
        roll(rolling, node, notes);
        String more = rolling.target() > wanted
                ? "It is to replace one that differs from the description."
                : "More instances are wanted.";
        add(node, rolling.target() - all.size(), more, notes);
    }

    private void drop(List<NodeInstance> living, int most, int wanted, PlanNotes notes) {
        living.stream()
                .filter(NodeInstance::dropRequested)
                .forEach(instance -> notes.move(instance, NodeEvent.DROP_ASKED, "Somebody asked for it to go."));
        List<NodeInstance> others = keptLongestFirst(living);
        others.subList(Math.min(most, others.size()), others.size())
                .forEach(instance -> notes.move(
                        instance, NodeEvent.DROP_ASKED, "Only " + wanted + " are wanted; the youngest go first."));
    }

    private static List<NodeInstance> keptLongestFirst(List<NodeInstance> living) {
        List<NodeInstance> ordered = new ArrayList<>();
        living.stream()
                .filter(instance -> !instance.dropRequested() && !instance.isToBeReplaced())
                .forEach(ordered::add);
        living.stream().filter(NodeInstance::isToBeReplaced).forEach(ordered::add);
        return ordered;
    }

    private void roll(Rolling rolling, NodeDescription node, PlanNotes notes) {
        List<NodeInstance> due = rolling.due();
        due.forEach(instance -> notes.move(
                instance,
                NodeEvent.DROP_ASKED,
                "It differs from the description in " + words(instance) + ", and somebody asked for a replacement."));
        byNode.getOrDefault(node.name(), List.of()).stream()
                .filter(NodeInstance::isToBeReplaced)
                .filter(instance -> !due.contains(instance))
                .forEach(instance -> notes.hold(
                        instance,
                        "It is to be replaced; at most " + node.upkeep().maxUnavailable() + " of '" + node.name()
                                + "' may be missing at a time."));
    }

    private static String words(NodeInstance instance) {
        return instance.origin().differences().stream().map(Difference::word).collect(Collectors.joining(" and "));
    }

    private void add(NodeDescription node, int missing, String more, PlanNotes notes) {
        List<Vacancy> vacated = observation.vacated().getOrDefault(node.name(), List.of());
        Upkeep upkeep = node.upkeep();
        for (int i = 0; i < missing; i++) {
            Optional<Vacancy> place = i < vacated.size() ? Optional.of(vacated.get(i)) : Optional.empty();
            int failures = place.map(Vacancy::failures).orElse(0);
            notes.add(new Step.Add(
                    node.name(),
                    Attempts.after(failures, upkeep.backoff(), upkeep.maxBackoff(), now),
                    place.map(Vacancy::after)
                            .map(after -> "It takes the place of " + after)
                            .orElse(more)));
        }
    }
}
