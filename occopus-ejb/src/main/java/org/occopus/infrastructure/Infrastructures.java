package org.occopus.infrastructure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.occopus.access.CurrentCaller;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.Checked;
import org.occopus.description.DescriptionReader;
import org.occopus.description.DescriptionSecrets;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.ReadDescription;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;
import org.occopus.maintenance.Maintenance;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Plan;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Phase;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;
import org.occopus.state.Submission;

/**
 * What users ask of infrastructures. Every request is checked, stored in one transaction and answered; maintenance does
 * the work afterwards. What belongs to a user that the {@linkplain CurrentCaller caller} is not bound to is as if it were
 * not there. Throws {@link ProblemException} and then has stored nothing. Thread-safe; called without a transaction.
 */
public final class Infrastructures {
    private final DescriptionReader reader = new DescriptionReader();
    private final InfrastructureStore store;
    private final NodeDefinitions definitions;
    private final DescriptionCheck check;
    private final Maintenance maintenance;
    private final InstantSource clock;

    /**
     * @param store where infrastructures are kept
     * @param definitions the stored node definitions
     * @param check checks descriptions
     * @param maintenance does the work
     * @param clock the engine's time
     */
    public Infrastructures(
            InfrastructureStore store,
            NodeDefinitions definitions,
            DescriptionCheck check,
            Maintenance maintenance,
            InstantSource clock) {
        this.store = store;
        this.definitions = definitions;
        this.check = check;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    /**
     * An accepted description.
     *
     * @param id the infrastructure's id
     * @param warnings what is worth telling although it was accepted
     */
    public record Accepted(String id, List<Finding> warnings) {}

    /**
     * An accepted description of an infrastructure that stands.
     *
     * @param revision counts the descriptions of the infrastructure, from 1
     * @param warnings what is worth telling although it was accepted
     * @param differing the instances that differ from it
     */
    public record Reconfigured(long revision, List<Finding> warnings, List<NodeInstance> differing) {}

    /**
     * Takes a new infrastructure.
     *
     * @param bundle its description
     * @param maintained whether it is watched once it stands
     * @param rollback whether a failing first build is undone
     */
    public Accepted submit(SourceBundle bundle, boolean maintained, boolean rollback) {
        Checked<InfrastructureDescription> checked = checked(reader.readWithPlaces(bundle));
        InfrastructureDescription description = checked.value();
        CurrentCaller.requireOwn(description.userId());
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        var infrastructure = Infrastructure.submitted(id, description, maintained, rollback, now);
        Event submitted = Event.of(now, EventKind.SUBMITTED, "Submitted as '" + description.name() + "'.")
                .by(CurrentCaller.name());
        store.insert(
                infrastructure,
                new Submission(description, bundle.mainText()),
                Reconfiguration.desired(description, Map.of()),
                List.of(submitted));
        maintenance.wake(id);
        return new Accepted(id, checked.warnings());
    }

    private Checked<InfrastructureDescription> checked(ReadDescription read) {
        return check.check(DescriptionSecrets.withoutMasks(read), definitions::find, definitions::names);
    }

    /**
     * Replaces the description of an infrastructure that stands or is being built. Running instances of nodes that keep
     * their name stay as they are, and are compared with it. Masks in it stand for the secrets of the one before.
     *
     * @param id the infrastructure
     * @param bundle the whole new description
     * @param replace whether instances that differ from it are replaced, a few at a time
     * @param expected which revisions of the description it may take the place of
     */
    public Reconfigured reconfigure(String id, SourceBundle bundle, boolean replace, LongPredicate expected) {
        Snapshot before = status(id);
        requireChangeable(before.infrastructure(), expected);
        ReadDescription read = reader.readWithPlaces(bundle);
        ReadDescription kept = DescriptionSecrets.kept(read, before.description());
        boolean masked = !kept.description().equals(read.description());
        Checked<InfrastructureDescription> checked = checked(kept);
        CurrentCaller.requireOwn(checked.value().userId());
        var submission = new Submission(checked.value(), bundle.mainText());
        var reconfiguration = Reconfiguration.to(submission, definitions::find, replace);
        AtomicReference<Optional<Requested>> last = new AtomicReference<>(Optional.empty());
        request(id, snapshot -> {
            requireChangeable(snapshot.infrastructure(), expected);
            if (masked) {
                requireSame(before.infrastructure(), snapshot.infrastructure());
            }
            Requested requested = reconfiguration.of(snapshot, clock.instant());
            last.set(Optional.of(requested));
            return requested;
        });
        Requested requested = last.get().orElseThrow();
        return new Reconfigured(
                requested.infrastructure().revision(),
                checked.warnings(),
                Reconfiguration.differing(requested.instances()));
    }

    private static void requireChangeable(Infrastructure infrastructure, LongPredicate expected) {
        requireStanding(infrastructure, "reconfigured");
        if (!expected.test(infrastructure.revision())) {
            throw new ProblemException(
                    ProblemType.DESCRIPTION_CHANGED,
                    "Infrastructure " + infrastructure.id()
                            + " has another description than the one that If-Match names. Read it again.",
                    Map.of("infrastructure", infrastructure.id()));
        }
    }

    /** Masks stand for the secrets of the description that was looked at. */
    private static void requireSame(Infrastructure before, Infrastructure now) {
        if (before.revision() != now.revision()) {
            throw new ProblemException(
                    ProblemType.CONFLICTING_CHANGE,
                    "Infrastructure " + now.id() + " got another description at the same time. Read it again.",
                    Map.of("infrastructure", now.id()));
        }
    }

    /** Asks for the end of an infrastructure and everything it has. Asking again wakes what waits to be tried again. */
    public void destroy(String id) {
        request(id, snapshot -> ending(snapshot, clock.instant()));
    }

    static Requested ending(Snapshot snapshot, Instant now) {
        Infrastructure infrastructure = snapshot.infrastructure();
        if (infrastructure.phase() == Phase.DESTROYED) {
            throw unknown(infrastructure.id());
        }
        boolean first = infrastructure.phase() != Phase.DESTROYING;
        Infrastructure ending = infrastructure.in(Phase.DESTROYING);
        return new Requested(
                ending.workingSince(first ? now : infrastructure.workSince()),
                Optional.empty(),
                snapshot.desired(),
                first ? List.of() : waiting(snapshot),
                List.of(Event.of(now, EventKind.DESTROYING, "Somebody asked for its end.")));
    }

    /** The instances whose next call waits, to be called at once. */
    static List<NodeInstance> waiting(Snapshot snapshot) {
        return snapshot.instances().stream()
                .filter(instance -> instance.attempts().notBefore().isPresent())
                .map(NodeInstance::withoutDelay)
                .toList();
    }

    /** Starts maintenance. */
    public void attach(String id) {
        change(id, EventKind.ATTACHED, "It is maintained from now on.", infrastructure -> {
            requireStanding(infrastructure, "attached");
            if (infrastructure.maintained()) {
                throw conflict(infrastructure, "is already being maintained!");
            }
            return infrastructure.maintained(true);
        });
    }

    /** Stops maintenance, and work that is under way. */
    public void detach(String id) {
        change(id, EventKind.DETACHED, "It is left alone from now on.", infrastructure -> {
            requireStanding(infrastructure, "detached");
            if (!infrastructure.maintained()) {
                throw conflict(infrastructure, "is not maintained!");
            }
            return infrastructure.maintained(false).rested();
        });
    }

    /** Asks for one pass: everything is observed anew and brought to what is wanted, then left alone again. */
    public void maintain(String id) {
        change(id, EventKind.MAINTENANCE_ASKED, "Somebody asked for one pass.", infrastructure -> {
            requireStanding(infrastructure, "maintained");
            return infrastructure.workingSince(clock.instant());
        });
    }

    /** All that are not destroyed and that the caller may know of, oldest first. */
    public List<Infrastructure> living() {
        return store.living().stream().filter(Infrastructures::isSeen).toList();
    }

    private static boolean isSeen(Infrastructure infrastructure) {
        return CurrentCaller.sees(infrastructure.userId());
    }

    /** One infrastructure that is not destroyed. */
    public Snapshot report(String id) {
        return versioned(id).snapshot();
    }

    /** As {@link #report}, with the version that every change raises. */
    public StoredSnapshot versioned(String id) {
        return findById(id)
                .filter(stored -> stored.snapshot().infrastructure().phase() != Phase.DESTROYED)
                .orElseThrow(() -> unknown(id));
    }

    /** One infrastructure, destroyed or not. */
    public Snapshot status(String id) {
        return findById(id).map(StoredSnapshot::snapshot).orElseThrow(() -> unknown(id));
    }

    /** Whether there ever was one of this id, whatever the text. */
    boolean isKnown(String id) {
        return findById(id).isPresent();
    }

    private Optional<StoredSnapshot> findById(String id) {
        return isId(id) ? store.find(id).filter(found -> isSeen(found.snapshot().infrastructure())) : Optional.empty();
    }

    /** What the next pass would do. */
    public Plan plan(String id) {
        report(id);
        return maintenance.preview(id);
    }

    /** Events after a number, in order. */
    public List<NumberedEvent> events(String id, long after, int limit) {
        status(id);
        return store.events(id, after, limit);
    }

    private void change(String id, EventKind kind, String message, UnaryOperator<Infrastructure> change) {
        request(id, snapshot -> Requested.of(snapshot, change.apply(snapshot.infrastructure()), event(kind, message)));
    }

    /** Carries out a request and wakes maintenance; for the boundaries of this module. */
    public void request(String id, Function<Snapshot, Requested> request) {
        if (!isId(id) || !store.request(id, snapshot -> asked(snapshot, request))) {
            throw unknown(id);
        }
        maintenance.wake(id);
    }

    private static Requested asked(Snapshot snapshot, Function<Snapshot, Requested> request) {
        if (!isSeen(snapshot.infrastructure())) {
            throw unknown(snapshot.infrastructure().id());
        }
        return request.apply(snapshot).by(CurrentCaller.name());
    }

    private Event event(EventKind kind, String message) {
        return Event.of(clock.instant(), kind, message);
    }

    /** Refuses requests that make no sense for an infrastructure that is going, or gone. */
    public static void requireStanding(Infrastructure infrastructure, String request) {
        if (infrastructure.phase() == Phase.DESTROYED) {
            throw unknown(infrastructure.id());
        }
        if (!infrastructure.phase().wantsInstances()) {
            throw conflict(infrastructure, "is " + infrastructure.phase() + " and cannot be " + request + " any more.");
        }
    }

    private static ProblemException conflict(Infrastructure infrastructure, String what) {
        return new ProblemException(
                ProblemType.CONFLICTING_STATE,
                "ERROR: Infrastructure " + infrastructure.id() + " " + what,
                Map.of("infrastructure", infrastructure.id()));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                ProblemType.INFRASTRUCTURE_UNKNOWN,
                "ERROR: infrastructure '" + id + "' does not exist!",
                Map.of("infrastructure", id));
    }

    private static boolean isId(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
