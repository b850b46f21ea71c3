package org.occopus.storage;

import static java.util.Objects.requireNonNull;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.occopus.credentials.Sealer;
import org.occopus.description.InfrastructureDescription;
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
import org.occopus.state.Pulse;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;
import org.occopus.state.Submission;

/** Infrastructures in PostgreSQL. */
@Stateless
public class JpaInfrastructureStore implements InfrastructureStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    @Inject
    SnapshotCache cache;

    @Inject
    LeaseTerms leaseTerms;

    @Override
    public String serverId() {
        return ServerIdentity.of(entities);
    }

    @Override
    public void insert(
            Infrastructure infrastructure, Submission submission, Map<String, Integer> desired, List<Event> events) {
        InfrastructureRow row = new InfrastructureRow();
        row.become(infrastructure);
        row.sealedDescription = json().seal(submission.description());
        entities.persist(row);
        store(row.id, submission, desired);
        appendEvents(row.id, events);
        announce(row.id);
    }

    private void store(UUID id, Submission submission, Map<String, Integer> desired) {
        new NodeRows(entities, id).describe(submission.description(), desired);
        new SubmissionTable(entities, sealer).put(id, submission.text());
    }

    @Override
    public Optional<StoredSnapshot> find(String id) {
        return session()
                .doReturningWork(connection -> Versions.of(connection, UUID.fromString(id)))
                .map(version -> cache.find(id, version).orElseGet(() -> read(id)));
    }

    private StoredSnapshot read(String id) {
        InfrastructureRow row = entities.find(InfrastructureRow.class, UUID.fromString(id));
        StoredSnapshot stored = new StoredSnapshot(snapshot(row), row.version);
        cache.put(stored);
        return stored;
    }

    private Snapshot snapshot(InfrastructureRow row) {
        Map<String, Integer> desired = new NodeRows(entities, row.id).desired();
        List<NodeInstance> instances = entities.createQuery(
                        "select i from NodeInstanceRow i where i.infrastructureId = :id and i.state <> :over"
                                + " order by i.createdAt, i.id",
                        NodeInstanceRow.class)
                .setParameter("id", row.id)
                .setParameter("over", NodeState.TERMINATED)
                .getResultStream()
                .map(NodeInstanceRow::toInstance)
                .toList();
        InfrastructureDescription description = json().open(row.sealedDescription, InfrastructureDescription.class);
        return new Snapshot(row.toInfrastructure(), description, desired, instances);
    }

    @Override
    public boolean request(String id, Function<Snapshot, Requested> request) {
        UUID key = UUID.fromString(id);
        // By SQL: Hibernate raises no version of a row that it has locked as PESSIMISTIC_WRITE before.
        if (session()
                .doReturningWork(connection -> Versions.locked(connection, key))
                .isEmpty()) {
            return false;
        }
        InfrastructureRow row = entities.find(InfrastructureRow.class, key);
        entities.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        Requested requested = request.apply(snapshot(row));
        row.become(requested.infrastructure());
        requested.submission().ifPresent(submission -> {
            row.sealedDescription = json().seal(submission.description());
            store(row.id, submission, requested.desired());
        });
        new NodeRows(entities, row.id).want(requested.desired());
        change(requested.instances());
        entities.flush();
        appendEvents(row.id, requested.events());
        announce(row.id);
        return true;
    }

    @Override
    public Optional<Lease> lease(String id, String owner) {
        return leases().take(id, owner);
    }

    @Override
    public List<String> renewLeases(String owner) {
        return leases().renew(owner);
    }

    @Override
    public List<String> unheld() {
        return leases().unheld();
    }

    private Leases leases() {
        return new Leases(entities, leaseTerms.length());
    }

    @Override
    public Commit commit(Lease lease, long version, Changes changes) {
        UUID id = UUID.fromString(lease.infrastructureId());
        Object[] held = (Object[]) entities.createNativeQuery(
                        "SELECT lease_owner = :owner AND lease_epoch = :epoch AND lease_until > now(), version"
                                + " FROM infrastructure WHERE id = :id FOR UPDATE",
                        Object[].class)
                .setParameter("owner", UUID.fromString(lease.owner()))
                .setParameter("epoch", lease.epoch())
                .setParameter("id", id)
                .getSingleResult();
        if (!Boolean.TRUE.equals(held[0])) {
            return Commit.LEASE_LOST;
        }
        if (((Number) held[1]).longValue() != version) {
            return Commit.STALE;
        }
        write(id, changes);
        return Commit.DONE;
    }

    private void write(UUID id, Changes changes) {
        InfrastructureRow row = entities.find(InfrastructureRow.class, id);
        entities.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        row.become(changes.infrastructure());
        changes.added().forEach(instance -> entities.persist(NodeInstanceRow.of(id, instance)));
        change(changes.changed());
        entities.flush();
        changes.resolved().forEach(this::persistResolved);
        AccountTable accounts = new AccountTable(entities, json());
        changes.accounts().forEach(accounts::remember);
        entities.flush();
        appendEvents(id, changes.events());
    }

    private void change(List<NodeInstance> instances) {
        if (instances.isEmpty()) {
            return;
        }
        Map<UUID, NodeInstance> changed = new HashMap<>();
        instances.forEach(instance -> changed.put(UUID.fromString(instance.id()), instance));
        entities.createQuery("select i from NodeInstanceRow i where i.id in :ids", NodeInstanceRow.class)
                .setParameter("ids", changed.keySet())
                .getResultList()
                .forEach(row -> row.become(requireNonNull(changed.get(row.id))));
    }

    private void persistResolved(String instanceId, ResolvedNode node) {
        NodeResolutionRow row = new NodeResolutionRow();
        row.instanceId = UUID.fromString(instanceId);
        row.sealedResolved = json().seal(node);
        entities.persist(row);
    }

    @Override
    public void append(String id, List<Event> events) {
        appendEvents(UUID.fromString(id), events);
    }

    private void appendEvents(UUID id, List<Event> events) {
        session().doWork(connection -> EventTable.append(connection, id, events));
    }

    @Override
    public Map<String, ResolvedNode> resolved(Collection<String> instanceIds) {
        List<UUID> ids = instanceIds.stream().map(UUID::fromString).toList();
        Map<String, ResolvedNode> found = new HashMap<>();
        entities.createQuery("select r from NodeResolutionRow r where r.instanceId in :ids", NodeResolutionRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row ->
                        found.put(row.instanceId.toString(), json().open(row.sealedResolved, ResolvedNode.class)));
        return found;
    }

    @Override
    public List<Infrastructure> living() {
        return InfrastructureQueries.living(entities);
    }

    @Override
    public List<Infrastructure> list(InfrastructureFilter filter) {
        return new FilteredInfrastructures(entities).list(filter);
    }

    @Override
    public List<String> active() {
        return InfrastructureQueries.active(entities);
    }

    @Override
    public List<NumberedEvent> events(String id, long after, int limit) {
        return session().doReturningWork(connection -> EventTable.read(connection, UUID.fromString(id), after, limit));
    }

    @Override
    public List<NumberedEvent> latestEvents(String id, int limit) {
        return session().doReturningWork(connection -> EventTable.readLatest(connection, UUID.fromString(id), limit));
    }

    @Override
    public List<NumberedEvent> eventsOf(String instanceId, int limit) {
        UUID id = UUID.fromString(instanceId);
        return session().doReturningWork(connection -> EventTable.readLatestOf(connection, id, limit));
    }

    @Override
    public List<Pulse> pulses(Collection<String> ids) {
        return session().doReturningWork(connection -> Pulses.read(connection, ids));
    }

    @Override
    public Optional<String> submittedText(String id) {
        return new SubmissionTable(entities, sealer).find(UUID.fromString(id));
    }

    @Override
    public List<NodeInstance> endedSince(String id, Instant since) {
        return InfrastructureQueries.endedSince(entities, UUID.fromString(id), since);
    }

    @Override
    public boolean uses(String nodeDefinition) {
        return InfrastructureQueries.uses(entities, nodeDefinition);
    }

    @Override
    public Optional<OwnedInstance> instance(String instanceId) {
        return RowIds.of(instanceId)
                .flatMap(id -> Optional.ofNullable(entities.find(NodeInstanceRow.class, id)))
                .map(row -> new OwnedInstance(row.infrastructureId.toString(), row.toInstance()));
    }

    @Override
    public Map<String, Map<String, Object>> accounts() {
        return new AccountTable(entities, json()).all();
    }

    /** Tells the other servers; they hear it once the transaction is committed. */
    private void announce(UUID id) {
        entities.createNativeQuery("SELECT pg_notify('" + RequestListener.CHANNEL + "', :id)", Object.class)
                .setParameter("id", id.toString())
                .getResultList();
    }

    private SealedJson json() {
        return new SealedJson(sealer);
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
