package org.occopus.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.occopus.description.NodeDescription;
import org.occopus.description.Upkeep;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Snapshot;

/** Moves every instance on in its life: repeats calls, observes, gives up what takes too long. */
final class Lives {
    private final Snapshot snapshot;
    private final Observation observation;
    private final Pace pace;
    private final Healing healing;
    private final Instant now;

    Lives(Snapshot snapshot, Observation observation, Pace pace, Healing healing, Instant now) {
        this.snapshot = snapshot;
        this.observation = observation;
        this.pace = pace;
        this.healing = healing;
        this.now = now;
    }

    void plan(PlanNotes notes) {
        snapshot.instances().forEach(instance -> live(instance, notes));
        list(notes);
    }

    private void live(NodeInstance instance, PlanNotes notes) {
        boolean asked = describe(instance, notes);
        switch (instance.state()) {
            case INTENDED, TERMINATED -> {}
            case LAUNCHING -> launching(instance, notes);
            case BOOTING -> giveUpWhenSlow(instance, notes);
            case CONFIGURING -> configuring(instance, notes);
            case VERIFYING, UNHEALTHY -> verifying(instance, asked, notes);
            case READY -> ready(instance, asked, notes);
            case TERMINATING -> terminating(instance, notes);
        }
    }

    private boolean describe(NodeInstance instance, PlanNotes notes) {
        if (!observation.missing().contains(instance.id()) || observation.isBusy(instance.id())) {
            return false;
        }
        if (!instance.attempts().due(now)) {
            instance.attempts().notBefore().ifPresent(notes::wake);
            return false;
        }
        notes.call(Step.CallKind.DESCRIBE, instance, "The listing of its account did not show it at work.");
        return true;
    }

    private void launching(NodeInstance instance, PlanNotes notes) {
        if (observation.isBusy(instance.id())) {
            return;
        }
        if (giveUpWhenSlow(instance, notes)) {
            return;
        }
        callWhenDue(Step.CallKind.CREATE, instance, "Its creation is written down.", notes);
    }

    private void callWhenDue(Step.CallKind kind, NodeInstance instance, String why, PlanNotes notes) {
        if (instance.attempts().due(now)) {
            notes.call(kind, instance, why);
            return;
        }
        instance.attempts().notBefore().ifPresent(notes::wake);
        notes.hold(instance, instance.note());
    }

    /** The time that an instance may spend in one state before it is given up. */
    private boolean giveUpWhenSlow(NodeInstance instance, PlanNotes notes) {
        Duration most = snapshot.description()
                .node(instance.nodeName())
                .map(NodeDescription::upkeep)
                .orElse(Upkeep.standard())
                .bootTimeout();
        Instant limit = instance.since().plus(most);
        if (now.isBefore(limit)) {
            notes.wake(limit);
            return false;
        }
        String last = instance.note().isEmpty() ? "" : " Last: " + instance.note();
        notes.move(
                instance,
                NodeEvent.TIMED_OUT,
                "It has been " + instance.state() + " for more than " + most.toSeconds() + " s." + last);
        return true;
    }

    private void configuring(NodeInstance instance, PlanNotes notes) {
        if (!instance.health().managed()) {
            notes.move(instance, NodeEvent.CONFIGURED, "It has no config manager.");
        } else if (!giveUpWhenSlow(instance, notes) && !observation.isBusy(instance.id())) {
            Instant due = allowed(instance, lastChecked(instance).plus(pace.poll(ageOf(instance))));
            whenDue(due, Step.CallKind.CONFIGURE, instance, "Its config manager is at work.", notes);
        }
    }

    private void verifying(NodeInstance instance, boolean asked, PlanNotes notes) {
        if (observation.broken().contains(instance.id())) {
            replaceBroken(instance, notes);
        } else if (!instance.health().checked()) {
            passUnchecked(instance, notes);
        } else if (instance.health().isOverdue(now) && healing.mayEnd(instance)) {
            notes.move(
                    instance,
                    NodeEvent.TIMED_OUT,
                    "Its health checks failed for more than "
                            + instance.health().timeout().toSeconds() + " s. Last: " + instance.note());
        } else if (instance.health().isOverdue(now)) {
            notes.hold(instance, healing.why(instance));
            check(instance, asked, notes);
        } else {
            instance.health()
                    .failingSince()
                    .ifPresent(since ->
                            notes.wake(since.plus(instance.health().timeout()).plusMillis(1)));
            check(instance, asked, notes);
        }
    }

    private void replaceBroken(NodeInstance instance, PlanNotes notes) {
        if (healing.mayEnd(instance)) {
            notes.move(instance, NodeEvent.RESOURCE_FAILED, instance.note());
        } else {
            notes.hold(instance, healing.why(instance));
        }
    }

    /** Only its provider knows whether one that was broken works again. */
    private void passUnchecked(NodeInstance instance, PlanNotes notes) {
        if (instance.state() == NodeState.VERIFYING) {
            notes.move(instance, NodeEvent.CHECKS_PASSED, "It has no health checks.");
        } else if (observation.seen(instance.id()).isPresent()
                && !observation.missing().contains(instance.id())) {
            notes.move(instance, NodeEvent.CHECKS_PASSED, "The provider says that it runs again.");
        }
    }

    private void check(NodeInstance instance, boolean asked, PlanNotes notes) {
        if (!asked && !observation.isBusy(instance.id())) {
            Instant due = allowed(instance, lastChecked(instance).plus(pace.poll(ageOf(instance))));
            whenDue(due, Step.CallKind.CHECK, instance, "It is not known to be healthy.", notes);
        }
    }

    private void ready(NodeInstance instance, boolean asked, PlanNotes notes) {
        if (!instance.health().checked() || asked || observation.isBusy(instance.id())) {
            return;
        }
        Instant due = observation
                .checked(instance.id())
                .filter(this::isSinceTheRequest)
                .map(at -> at.plus(halfInterval()))
                .orElse(now);
        if (!now.isBefore(allowed(instance, due))) {
            notes.call(Step.CallKind.CHECK, instance, "Its last check is a while ago.");
        }
    }

    /** A time, or a later one before which a call that failed may not be repeated. */
    private static Instant allowed(NodeInstance instance, Instant due) {
        return instance.attempts().notBefore().filter(due::isBefore).orElse(due);
    }

    private void whenDue(Instant due, Step.CallKind kind, NodeInstance instance, String why, PlanNotes notes) {
        if (now.isBefore(due)) {
            notes.wake(due);
        } else {
            notes.call(kind, instance, why);
        }
    }

    /** What was observed in the last half of an interval counts as fresh, so that nothing is asked twice. */
    private Duration halfInterval() {
        return pace.interval().dividedBy(2);
    }

    private Instant lastChecked(NodeInstance instance) {
        return observation.checked(instance.id()).orElse(Instant.EPOCH);
    }

    private Duration ageOf(NodeInstance instance) {
        return Duration.between(instance.since(), now);
    }

    private void terminating(NodeInstance instance, PlanNotes notes) {
        if (observation.isBusy(instance.id())) {
            return;
        }
        if (instance.resource().accountKey().isEmpty()) {
            notes.move(instance, NodeEvent.DELETED, "No creating call was ever made for it.");
            return;
        }
        callWhenDue(Step.CallKind.DELETE, instance, "It ends.", notes);
    }

    private void list(PlanNotes notes) {
        Map<String, Instant> due = new TreeMap<>();
        for (NodeInstance instance : snapshot.instances()) {
            boolean observable = instance.state().isRunning() || instance.state() == NodeState.BOOTING;
            if (observable) {
                instance.resource()
                        .accountKey()
                        .ifPresent(key -> due.merge(key, listingDue(key, instance), (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        due.forEach((key, at) -> listWhenDue(key, at, notes));
    }

    private void listWhenDue(String key, Instant at, PlanNotes notes) {
        if (observation.isBusy(key)) {
            return;
        }
        Instant allowed = observation.listNotBefore().getOrDefault(key, Instant.EPOCH);
        Instant due = at.isBefore(allowed) ? allowed : at;
        if (now.isBefore(due)) {
            notes.wake(due);
        } else {
            notes.add(new Step.ListAccount(key, "What is there has to be seen again."));
        }
    }

    private Instant listingDue(String key, NodeInstance instance) {
        Instant listed = observation.listed(key).orElse(Instant.EPOCH);
        if (instance.state() == NodeState.BOOTING) {
            Instant last =
                    observation.seen(instance.id()).filter(listed::isBefore).orElse(listed);
            return last.plus(pace.poll(ageOf(instance)));
        }
        Instant seen = observation.seen(instance.id()).orElse(Instant.EPOCH);
        Instant last = seen.isBefore(listed) ? listed : seen;
        return isSinceTheRequest(last) ? last.plus(listingPace(instance)) : Instant.EPOCH;
    }

    /** One that no listing has shown yet is listed soon: before that, its absence may be the provider's lag. */
    private Duration listingPace(NodeInstance instance) {
        Duration soon = pace.poll(ageOf(instance));
        boolean isNew = !observation.shown().contains(instance.id()) && soon.compareTo(halfInterval()) < 0;
        return isNew ? soon : halfInterval();
    }

    /** By a clock that is behind the one of the server that took the request, what was just seen lies before it. */
    private boolean isSinceTheRequest(Instant observed) {
        Instant request = snapshot.infrastructure().workSince();
        return !observed.isBefore(request) || request.isAfter(now);
    }
}
