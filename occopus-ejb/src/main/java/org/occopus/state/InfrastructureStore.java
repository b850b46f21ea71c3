package org.occopus.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;
import org.occopus.node.NodeInstance;
import org.occopus.resolution.ResolvedNode;

/**
 * Where infrastructures are kept. Every method is one transaction of its own and is called without one; all may be
 * called from any thread. The server keeps them in PostgreSQL, the engine's scenarios in memory.
 */
public interface InfrastructureStore {

    /** How a commit ended. */
    enum Commit {
        /** Everything was written. */
        DONE,
        /** Another server acts for the infrastructure now; nothing was written. */
        LEASE_LOST,
        /** A request changed the infrastructure since the snapshot; nothing was written. */
        STALE
    }

    /** This installation's id, the same for all servers on one database. */
    String serverId();

    /** Stores a new infrastructure with no instance yet. */
    void insert(Infrastructure infrastructure, Submission submission, Map<String, Integer> desired, List<Event> events);

    /** Everything about one infrastructure; empty when there never was one of this id. */
    Optional<StoredSnapshot> find(String id);

    /**
     * Carries out a user's request under the infrastructure's lock.
     *
     * @param id the infrastructure
     * @param request from what is stored to what shall be; may throw
     *     {@link org.occopus.problem.ProblemException}, and then nothing is written
     * @return false when there never was an infrastructure of this id
     */
    boolean request(String id, Function<Snapshot, Requested> request);

    /**
     * Takes or renews the right to act.
     *
     * @param id the infrastructure
     * @param owner this server process
     * @return empty while another server holds it
     */
    Optional<Lease> lease(String id, String owner);

    /**
     * Keeps every lease that a server holds for another length; one that has lapsed stays lapsed.
     *
     * @param owner this server process
     * @return the ids of the infrastructures whose leases were kept
     */
    List<String> renewLeases(String owner);

    /** Ids of those on which passes are to be made and for which no server holds the right to act. */
    List<String> unheld();

    /**
     * Writes what a pass decided, if the lease still stands and the snapshot is still true.
     *
     * @param lease the right to act
     * @param version of the snapshot that the pass was based on
     * @param changes what to write
     */
    Commit commit(Lease lease, long version, Changes changes);

    /** Appends events that change nothing else, such as the progress of a long call. */
    void append(String id, List<Event> events);

    /** What was sent for instances, by instance id; those never resolved are left out. */
    Map<String, ResolvedNode> resolved(Collection<String> instanceIds);

    /** All infrastructures that are not destroyed, oldest first. */
    List<Infrastructure> living();

    /** Those that fit, oldest first. */
    List<Infrastructure> list(InfrastructureFilter filter);

    /** Ids of those on which passes are to be made. */
    List<String> active();

    /** Events of an infrastructure after a number, in order, at most {@code limit}. */
    List<NumberedEvent> events(String id, long after, int limit);

    /** The last events of an infrastructure, in order, at most {@code limit}. */
    List<NumberedEvent> latestEvents(String id, int limit);

    /** The last events of one instance, in order, at most {@code limit}. */
    List<NumberedEvent> eventsOf(String instanceId, int limit);

    /** How infrastructures are now; ids that never were are left out. Cheap, so that it can be asked often. */
    List<Pulse> pulses(Collection<String> ids);

    /** The main file of the description as it was submitted last; empty for one that an older version has stored. */
    Optional<String> submittedText(String id);

    /** The instances of an infrastructure that ended at a time or later, in the order in which they did. */
    List<NodeInstance> endedSince(String id, Instant since);

    /** Whether a living infrastructure uses a node definition. */
    boolean uses(String nodeDefinition);

    /** One instance with its infrastructure's id, terminated or not; empty when there never was one of this id, whatever the text. */
    Optional<OwnedInstance> instance(String instanceId);

    /** The {@code resource} sections of all accounts that ever got a creating call, by account key. */
    Map<String, Map<String, Object>> accounts();

    /**
     * An instance and whose it is.
     *
     * @param infrastructureId its infrastructure
     * @param instance itself
     */
    record OwnedInstance(String infrastructureId, NodeInstance instance) {}
}
