package org.occopus.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.description.NodeDescription;
import org.occopus.description.Upkeep;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.EndReason;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.node.StateChange;
import org.occopus.plan.Vacancy;
import org.occopus.resolution.ResolvedNode;
import org.occopus.state.Changes;
import org.occopus.state.HealingMode;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;
import org.occopus.state.Trouble;

/** What one pass is about to write: the snapshot with changes on top. Used by one pass only. */
final class Draft {
    private final Snapshot stored;
    private final Instant now;
    private final Map<String, NodeInstance> instances = new LinkedHashMap<>();
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, ResolvedNode> resolved = new HashMap<>();
    private final Map<String, Map<String, Object>> accounts = new HashMap<>();
    private final Map<String, List<Vacancy>> vacated = new HashMap<>();
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private Infrastructure infrastructure;

    Draft(Snapshot stored, Instant now) {
        this.stored = stored;
        this.now = now;
        this.infrastructure = stored.infrastructure();
        stored.instances().forEach(instance -> instances.put(instance.id(), instance));
    }

    Instant now() {
        return now;
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    /** The stored state with the changes so far; terminated instances left out. */
    Snapshot snapshot() {
        List<NodeInstance> living = instances.values().stream()
                .filter(instance -> instance.state() != NodeState.TERMINATED)
                .toList();
        return new Snapshot(infrastructure, stored.description(), stored.desired(), living);
    }

    Optional<NodeInstance> instance(String id) {
        return Optional.ofNullable(instances.get(id));
    }

    List<NodeInstance> instances() {
        return List.copyOf(instances.values());
    }

    /** The places that became free in this pass because an instance failed, by node name. */
    Map<String, List<Vacancy>> vacated() {
        return vacated;
    }

    void add(NodeInstance instance, String why) {
        instances.put(instance.id(), instance);
        added.add(instance.id());
        List<Vacancy> free = vacated.get(instance.nodeName());
        if (free != null && !free.isEmpty()) {
            free.remove(0);
        }
        event(EventKind.NODE_STATE, instance, StateChange.beginning(why).words());
    }

    void update(NodeInstance instance) {
        if (!instance.equals(instances.put(instance.id(), instance)) && !added.contains(instance.id())) {
            changed.add(instance.id());
        }
    }

    /** Moves an instance and tells so; an event that means nothing in its state changes nothing. */
    void move(NodeInstance before, NodeEvent event, String cause) {
        boolean goesOn = event == NodeEvent.CONFIGURED || event == NodeEvent.CHECKS_PASSED;
        NodeInstance after = before.after(event, goesOn ? "" : cause, now);
        if (after.state() == before.state()) {
            return;
        }
        update(after);
        event(EventKind.NODE_STATE, after, new StateChange(after.state(), Optional.of(event), cause).words());
        if (after.state() == NodeState.TERMINATED) {
            vacate(after, before.since());
        }
    }

    private void vacate(NodeInstance gone, Instant endingSince) {
        if (gone.endReason().filter(reason -> reason.isFailure()).isEmpty()) {
            works(gone.id());
            return;
        }
        Duration resetAfter = stored.description()
                .node(gone.nodeName())
                .map(NodeDescription::upkeep)
                .orElse(Upkeep.standard())
                .resetAfter();
        boolean workedLong = gone.readyAt()
                .filter(ready -> !ready.plus(resetAfter)
                        .isAfter(gone.health().failingSince().orElse(endingSince)))
                .isPresent();
        int failures = workedLong ? 1 : gone.attempts().failures() + 1;
        String after = gone.id() + ", which ended by "
                + gone.endReason().map(EndReason::name).orElse("") + ": " + gone.note();
        vacated.computeIfAbsent(gone.nodeName(), name -> new ArrayList<>()).add(new Vacancy(failures, after));
    }

    void resolved(String instanceId, ResolvedNode node) {
        resolved.put(instanceId, node);
    }

    void account(String key, Map<String, Object> resource) {
        accounts.put(key, resource);
    }

    /** Tells what is wrong, unless there is more important news: why healing is stopped, or why the build failed. */
    void trouble(Trouble trouble) {
        troubles.put(trouble.about(), trouble);
        boolean settled = infrastructure.healing() == HealingMode.STOPPED
                || infrastructure.phase().isOfAFailedBuild();
        if (!settled) {
            infrastructure = infrastructure.with(Optional.of(trouble));
        }
    }

    /** What this pass learned to be wrong with an instance or an account, and if nothing, what is stored about it. */
    Optional<Trouble> troubleOf(String about) {
        return Optional.ofNullable(troubles.get(about))
                .or(() -> infrastructure
                        .trouble()
                        .filter(trouble -> trouble.about().equals(about)));
    }

    /** An instance or an account works again. */
    void works(String about) {
        boolean isOver = infrastructure
                .trouble()
                .filter(trouble -> trouble.about().equals(about))
                .isPresent();
        if (isOver && !infrastructure.phase().isOfAFailedBuild()) {
            infrastructure = infrastructure.with(Optional.empty());
        }
    }

    void infrastructure(Infrastructure changedOne) {
        infrastructure = changedOne;
    }

    void event(EventKind kind, NodeInstance instance, String message) {
        events.add(Event.ofNode(now, kind, instance.nodeName(), instance.id(), message));
    }

    void event(EventKind kind, String message) {
        events.add(Event.of(now, kind, message));
    }

    boolean isEmpty() {
        return added.isEmpty()
                && changed.isEmpty()
                && events.isEmpty()
                && infrastructure.equals(stored.infrastructure());
    }

    Changes changes() {
        return new Changes(
                infrastructure,
                added.stream().map(this::stored).toList(),
                changed.stream().map(this::stored).toList(),
                resolved,
                accounts,
                events);
    }

    private NodeInstance stored(String id) {
        NodeInstance instance = instances.get(id);
        if (instance == null) {
            throw new IllegalStateException("No instance " + id + " in this draft");
        }
        return instance;
    }
}
