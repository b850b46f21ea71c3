package org.occopus.rehearsal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.resolution.ResolvedNode;
import org.occopus.state.Changes;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Lease;
import org.occopus.state.LeaseTerms;
import org.occopus.state.Phase;
import org.occopus.state.Pulse;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;
import org.occopus.state.Submission;

/** Infrastructures in memory, with the same rules as the database: leases, epochs, stale snapshots. */
public final class MemoryStore implements InfrastructureStore {
    /** Its installation. */
    public static final String SERVER_ID = "rehearsal";

    private static final class Row {
        private Infrastructure infrastructure;
        private Submission submission;
        private Map<String, Integer> desired;
        private long version;
        private final Map<String, NodeInstance> instances = new LinkedHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private String leaseOwner = "";
        private long leaseEpoch;
        private Instant leaseUntil = Instant.EPOCH;

        Row(Infrastructure infrastructure, Submission submission, Map<String, Integer> desired) {
            this.infrastructure = infrastructure;
            this.submission = submission;
            this.desired = desired;
        }

        Snapshot snapshot() {
            List<NodeInstance> living = instances.values().stream()
                    .filter(instance -> instance.state() != NodeState.TERMINATED)
                    .toList();
            return new Snapshot(infrastructure, submission.description(), desired, living);
        }
    }

    /** How often events were asked for. */
    public int eventReads;

    /** Whether nobody is told how anything is. */
    public boolean down;

    /** How often somebody asked what has changed. */
    public int pulseReads;

    private final InstantSource clock;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, ResolvedNode> resolved = new HashMap<>();
    private final Map<String, Map<String, Object>> accounts = new HashMap<>();
    private int failingReads;
    private Runnable beforeCommit = () -> {};
    private final Set<Commit> overlooked = EnumSet.noneOf(Commit.class);

    /** An empty store whose leases run by this clock. */
    public MemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes this a bad database: commits that are to end so are carried out all the same. */
    public void overlook(Commit refusal) {
        overlooked.add(refusal);
    }

    /** Makes the next reads of what was sent for instances fail, as a database does that restarts. */
    public void failReads(int count) {
        failingReads = count;
    }

    /** Lets something happen just before the next commit. */
    public void beforeNextCommit(Runnable meanwhile) {
        beforeCommit = meanwhile;
    }

    @Override
    public String serverId() {
        return SERVER_ID;
    }

    @Override
    public void insert(
            Infrastructure infrastructure, Submission submission, Map<String, Integer> desired, List<Event> events) {
        Row row = new Row(infrastructure, submission, desired);
        row.events.addAll(events);
        rows.put(infrastructure.id(), row);
    }

    @Override
    public Optional<StoredSnapshot> find(String id) {
        return Optional.ofNullable(rows.get(id)).map(row -> new StoredSnapshot(row.snapshot(), row.version));
    }

    @Override
    public boolean request(String id, Function<Snapshot, Requested> request) {
        Row row = rows.get(id);
        if (row == null) {
            return false;
        }
        Requested requested = request.apply(row.snapshot());
        row.version++;
        row.infrastructure = requested.infrastructure();
        row.submission = requested.submission().orElse(row.submission);
        row.desired = requested.desired();
        requested.instances().forEach(instance -> row.instances.put(instance.id(), instance));
        row.events.addAll(requested.events());
        return true;
    }

    @Override
    public Optional<Lease> lease(String id, String owner) {
        Row row = requireNonNull(rows.get(id));
        boolean stands = clock.instant().isBefore(row.leaseUntil);
        if (stands && !row.leaseOwner.equals(owner)) {
            return Optional.empty();
        }
        if (!stands || !row.leaseOwner.equals(owner)) {
            row.leaseEpoch++;
        }
        row.leaseOwner = owner;
        row.leaseUntil = clock.instant().plus(LeaseTerms.STANDARD.length());
        return Optional.of(new Lease(id, owner, row.leaseEpoch, LeaseTerms.STANDARD.length()));
    }

    @Override
    public List<String> renewLeases(String owner) {
        List<Row> held = held(owner);
        held.forEach(row -> row.leaseUntil = clock.instant().plus(LeaseTerms.STANDARD.length()));
        return held.stream().map(row -> row.infrastructure.id()).toList();
    }

    private List<Row> held(String owner) {
        return rows.values().stream()
                .filter(row -> row.leaseOwner.equals(owner) && clock.instant().isBefore(row.leaseUntil))
                .toList();
    }

    @Override
    public List<String> unheld() {
        return active().stream()
                .filter(id -> !clock.instant().isBefore(requireNonNull(rows.get(id)).leaseUntil))
                .toList();
    }

    @Override
    public Commit commit(Lease lease, long version, Changes changes) {
        Runnable meanwhile = beforeCommit;
        beforeCommit = () -> {};
        meanwhile.run();
        Row row = requireNonNull(rows.get(lease.infrastructureId()));
        boolean leased = row.leaseEpoch == lease.epoch() && clock.instant().isBefore(row.leaseUntil);
        if (!leased && !overlooked.contains(Commit.LEASE_LOST)) {
            return Commit.LEASE_LOST;
        }
        if (row.version != version && !overlooked.contains(Commit.STALE)) {
            return Commit.STALE;
        }
        row.version++;
        row.infrastructure = changes.infrastructure();
        changes.added().forEach(instance -> row.instances.put(instance.id(), instance));
        changes.changed().forEach(instance -> row.instances.put(instance.id(), instance));
        resolved.putAll(changes.resolved());
        accounts.putAll(changes.accounts());
        row.events.addAll(changes.events());
        return Commit.DONE;
    }

    @Override
    public void append(String id, List<Event> events) {
        requireNonNull(rows.get(id)).events.addAll(events);
    }

    @Override
    public Map<String, ResolvedNode> resolved(Collection<String> instanceIds) {
        if (failingReads > 0) {
            failingReads--;
            throw new IllegalStateException("The connection is closed.");
        }
        Map<String, ResolvedNode> found = new HashMap<>(resolved);
        found.keySet().retainAll(instanceIds);
        return found;
    }

    @Override
    public List<Infrastructure> living() {
        return rows.values().stream()
                .map(row -> row.infrastructure)
                .filter(infrastructure -> infrastructure.phase() != Phase.DESTROYED)
                .toList();
    }

    @Override
    public List<Infrastructure> list(InfrastructureFilter filter) {
        return rows.values().stream()
                .map(row -> row.infrastructure)
                .filter(one -> filter.phase().map(one.phase()::equals).orElse(one.phase() != Phase.DESTROYED))
                .filter(one -> filter.name().map(one.name()::equals).orElse(true))
                .filter(one -> filter.userId().map(one.userId()::equals).orElse(true))
                .filter(one ->
                        filter.maintained().map(on -> one.maintained() == on).orElse(true))
                .dropWhile(one ->
                        filter.after().isPresent() && isUpTo(filter.after().get(), one))
                .limit(filter.limit())
                .toList();
    }

    private boolean isUpTo(String last, Infrastructure one) {
        List<String> order = List.copyOf(rows.keySet());
        return order.indexOf(one.id()) <= order.indexOf(last);
    }

    @Override
    public List<NumberedEvent> eventsOf(String instanceId, int limit) {
        List<NumberedEvent> all = rows.keySet().stream()
                .flatMap(id -> events(id, 0, Integer.MAX_VALUE).stream())
                .filter(numbered -> numbered.event().instance().equals(Optional.of(instanceId)))
                .toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<Pulse> pulses(Collection<String> ids) {
        if (down) {
            throw new IllegalStateException("the database is away");
        }
        pulseReads++;
        return rows.values().stream()
                .filter(row -> ids.contains(row.infrastructure.id()))
                .map(row -> new Pulse(
                        row.infrastructure.id(),
                        row.events.size(),
                        row.infrastructure.phase(),
                        row.infrastructure.working()))
                .toList();
    }

    @Override
    public Optional<String> submittedText(String id) {
        return Optional.ofNullable(rows.get(id)).map(row -> row.submission.text());
    }

    @Override
    public List<String> active() {
        return living().stream()
                .filter(Infrastructure::isActive)
                .map(Infrastructure::id)
                .toList();
    }

    @Override
    public List<NumberedEvent> events(String id, long after, int limit) {
        eventReads++;
        List<Event> all = requireNonNull(rows.get(id)).events;
        List<NumberedEvent> numbered = new ArrayList<>();
        for (int i = (int) after; i < all.size() && numbered.size() < limit; i++) {
            numbered.add(new NumberedEvent(i + 1L, all.get(i)));
        }
        return numbered;
    }

    @Override
    public List<NumberedEvent> latestEvents(String id, int limit) {
        int count = requireNonNull(rows.get(id)).events.size();
        return events(id, Math.max(0, count - limit), limit);
    }

    @Override
    public List<NodeInstance> endedSince(String id, Instant since) {
        return requireNonNull(rows.get(id)).instances.values().stream()
                .filter(instance -> instance.state() == NodeState.TERMINATED)
                .filter(instance -> !instance.since().isBefore(since))
                .sorted(Comparator.comparing(NodeInstance::since))
                .toList();
    }

    @Override
    public boolean uses(String nodeDefinition) {
        return rows.values().stream()
                .filter(row -> !row.infrastructure.phase().hasEnded())
                .flatMap(row -> row.submission.description().nodes().stream())
                .anyMatch(node -> node.type().equals(nodeDefinition));
    }

    @Override
    public Optional<OwnedInstance> instance(String instanceId) {
        return rows.values().stream()
                .filter(row -> row.instances.containsKey(instanceId))
                .findFirst()
                .map(row -> new OwnedInstance(row.infrastructure.id(), requireNonNull(row.instances.get(instanceId))));
    }

    /** Every infrastructure there ever was, in the order of submission. */
    public List<String> everyId() {
        return List.copyOf(rows.keySet());
    }

    /** Every instance there ever was. */
    public List<OwnedInstance> everyInstance() {
        return rows.entrySet().stream()
                .flatMap(row -> row.getValue().instances.values().stream()
                        .map(instance -> new OwnedInstance(row.getKey(), instance)))
                .toList();
    }

    @Override
    public Map<String, Map<String, Object>> accounts() {
        return accounts;
    }
}
