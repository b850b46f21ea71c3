package org.occopus.maintenance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.occopus.events.EventKind;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Pace;
import org.occopus.plan.Plan;
import org.occopus.plan.Planner;
import org.occopus.plan.Step;
import org.occopus.problem.ProblemType;
import org.occopus.state.HealingMode;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.InfrastructureStore.Commit;
import org.occopus.state.Lease;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;
import org.occopus.state.Trouble;

/**
 * One pass over one infrastructure: takes the lease, writes down what calls brought, plans, writes intent, starts the
 * calls. Never waits for a machine. Passes over one infrastructure do not overlap; see {@link Maintenance}.
 */
final class MaintenancePass {
    /** Requests that change the infrastructure during a pass make it start over; more than this never happens by chance. */
    private static final int MOST_REPEATS = 20;

    private static final int MOST_ROUNDS = 12;

    private final String server;
    private final InfrastructureStore store;
    private final Planner planner;
    private final Pace pace;
    private final Launches launches;
    private final Calls calls;
    private final InstantSource clock;

    MaintenancePass(
            String server, InfrastructureStore store, Pace pace, Launches launches, Calls calls, InstantSource clock) {
        this.server = server;
        this.store = store;
        this.planner = new Planner(pace);
        this.pace = pace;
        this.launches = launches;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Makes a pass.
     *
     * @param id the infrastructure
     * @param memory what this server knows about it
     * @param facts what came of calls since the last pass; emptied as soon as it is written down
     * @param mailbox takes what comes of the calls that this pass starts
     * @return when to pass again although nothing happens; empty when there is nothing to wait for
     */
    Optional<Instant> run(String id, Memory memory, List<Fact> facts, Consumer<Fact> mailbox) {
        for (int repeat = 0; repeat < MOST_REPEATS; repeat++) {
            Optional<Lease> lease = lease(id, memory);
            Optional<StoredSnapshot> stored =
                    lease.isEmpty() ? Optional.empty() : memory.snapshot().or(() -> store.find(id));
            if (lease.isEmpty() || stored.isEmpty()) {
                memory.loseLease();
                facts.forEach(fact -> memory.end(fact.about()));
                return Optional.empty();
            }
            Draft draft = new Draft(stored.get().snapshot(), clock.instant());
            FactWriter writer = new FactWriter(draft, memory, pace);
            facts.forEach(writer::write);
            Plan plan = planInto(draft, memory);
            Commit commit = draft.isEmpty()
                    ? Commit.DONE
                    : store.commit(lease.get(), stored.get().version(), draft.changes());
            switch (commit) {
                case DONE -> {
                    facts.clear();
                    launches.stored(draft.changes().accounts().keySet());
                    remember(stored.get(), draft, memory);
                    return begin(draft, plan, memory, mailbox);
                }
                case LEASE_LOST -> memory.loseLease();
                case STALE -> memory.forgetSnapshot();
            }
        }
        throw new IllegalStateException("Infrastructure " + id + " changes faster than a pass over it");
    }

    private static void remember(StoredSnapshot stored, Draft draft, Memory memory) {
        if (draft.isEmpty()) {
            memory.keep(stored);
        } else {
            memory.forgetSnapshot();
        }
    }

    private Optional<Lease> lease(String id, Memory memory) {
        Instant now = clock.instant();
        Optional<Lease> held = memory.lease(now);
        if (held.isPresent()) {
            return held;
        }
        Optional<Lease> taken = store.lease(id, server);
        taken.ifPresent(lease -> memory.takes(lease, now));
        return taken;
    }

    /** Plans again after every round of changes, until there are only calls left. */
    private Plan planInto(Draft draft, Memory memory) {
        Plan plan = plan(draft, memory);
        for (int round = 0; round < MOST_ROUNDS && !plan.changes().isEmpty(); round++) {
            Launches.Known known = Launches.Known.of(draft.snapshot());
            plan.changes().forEach(change -> write(change, draft, known));
            plan = plan(draft, memory);
        }
        return plan;
    }

    private Plan plan(Draft draft, Memory memory) {
        return planner.plan(draft.snapshot(), memory.observation(draft.vacated()), draft.now());
    }

    private void write(Step.Change change, Draft draft, Launches.Known known) {
        switch (change) {
            case Step.Add add ->
                draft.add(
                        NodeInstance.intended(
                                UUID.randomUUID().toString(), add.nodeName(), add.attempts(), draft.now()),
                        add.why());
            case Step.Launch launch -> launches.write(launch.instanceId(), draft, known);
            case Step.Move move ->
                draft.instance(move.instanceId()).ifPresent(instance -> draft.move(instance, move.event(), move.why()));
            case Step.Turn turn -> turn(turn, draft);
            case Step.Heal heal -> heal(heal, draft);
            case Step.Rest rest -> rest(rest, draft);
            case Step.Recover recover -> recover(draft);
        }
    }

    private static void turn(Step.Turn turn, Draft draft) {
        draft.infrastructure(draft.infrastructure().in(turn.phase()));
        switch (turn.phase()) {
            case RUNNING -> {
                recover(draft);
                draft.event(EventKind.READY, turn.why());
            }
            case ROLLING_BACK -> {
                Trouble cause = turn.instance().flatMap(draft::troubleOf).orElseGet(() -> failed(turn.why(), draft));
                draft.infrastructure(draft.infrastructure().with(Optional.of(cause)));
                draft.event(EventKind.ROLLING_BACK, turn.why());
            }
            case FAILED -> draft.event(EventKind.FAILED, turn.why());
            case DESTROYING -> draft.event(EventKind.DESTROYING, turn.why());
            case DESTROYED -> {
                recover(draft);
                draft.event(EventKind.DESTROYED, turn.why());
            }
            case BUILDING -> {}
        }
    }

    private static Trouble failed(String words, Draft draft) {
        String id = draft.infrastructure().id();
        return new Trouble(ProblemType.NODE_FAILED, "", Advice.afterFailedNode(words, id));
    }

    private static void heal(Step.Heal heal, Draft draft) {
        Infrastructure infrastructure = draft.infrastructure();
        draft.infrastructure(infrastructure.healing(heal.mode()));
        if (heal.mode() == HealingMode.STOPPED) {
            Trouble why = new Trouble(ProblemType.HEALING_STOPPED, "", heal.why());
            draft.infrastructure(draft.infrastructure().with(Optional.of(why)));
            draft.event(EventKind.HEALING_STOPPED, heal.why());
            return;
        }
        if (infrastructure.trouble().map(Trouble::type).equals(Optional.of(ProblemType.HEALING_STOPPED))) {
            recover(draft);
        }
        draft.event(EventKind.HEALING_RESUMED, heal.why());
    }

    private static void rest(Step.Rest rest, Draft draft) {
        if (rest.complete()) {
            recover(draft);
        } else if (draft.infrastructure().trouble().isEmpty()) {
            draft.trouble(failed(rest.why(), draft));
        }
        draft.infrastructure(draft.infrastructure().rested());
    }

    private static void recover(Draft draft) {
        draft.infrastructure(draft.infrastructure().with(Optional.empty()));
    }

    private Optional<Instant> begin(Draft draft, Plan plan, Memory memory, Consumer<Fact> mailbox) {
        Set<String> instances = draft.instances().stream().map(NodeInstance::id).collect(Collectors.toSet());
        memory.written(instances, draft.changes().resolved().keySet());
        List<Step.Call> due = new ArrayList<>(plan.calls());
        if (!due.isEmpty()) {
            calls.start(draft.snapshot(), due, draft.changes().resolved(), memory, mailbox);
        }
        Optional<Instant> renewal = memory.leaseRenewal();
        return plan.wakeAt().map(at -> renewal.filter(at::isAfter).orElse(at)).or(() -> renewal);
    }

    /** What a pass would do now, without doing it. */
    Plan preview(String id, Memory memory) {
        Instant now = clock.instant();
        return store.find(id)
                .map(stored -> planner.plan(asked(stored.snapshot(), now), memory.observation(Map.of()), now))
                .orElse(new Plan(List.of(), Optional.empty()));
    }

    /** What is left alone gets its next pass when somebody asks for it. */
    private static Snapshot asked(Snapshot snapshot, Instant now) {
        Infrastructure infrastructure = snapshot.infrastructure();
        return infrastructure.isActive() || infrastructure.phase().hasEnded()
                ? snapshot
                : new Snapshot(
                        infrastructure.workingSince(now),
                        snapshot.description(),
                        snapshot.desired(),
                        snapshot.instances());
    }
}
