package org.occopus.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.node.NodeInstance;

/**
 * What a user's request changes.
 *
 * @param infrastructure itself, changed or not
 * @param submission the new description; empty when it stays
 * @param desired wanted numbers of instances by node name, complete
 * @param instances those that the request changes, as they shall be; their states stay
 * @param events what was asked
 */
public record Requested(
        Infrastructure infrastructure,
        Optional<Submission> submission,
        Map<String, Integer> desired,
        List<NodeInstance> instances,
        List<Event> events) {

    /** Copies the collections. */
    public Requested {
        desired = Map.copyOf(desired);
        instances = List.copyOf(instances);
        events = List.copyOf(events);
    }

    /** A request that changes the infrastructure itself only. */
    public static Requested of(Snapshot snapshot, Infrastructure changed, Event event) {
        return new Requested(changed, Optional.empty(), snapshot.desired(), List.of(), List.of(event));
    }

    /** The same, its events caused by this caller; empty for the server itself. */
    public Requested by(Optional<String> caller) {
        List<Event> caused = events.stream().map(event -> event.by(caller)).toList();
        return new Requested(infrastructure, submission, desired, instances, caused);
    }

    /** A request that finds everything as it wants it. */
    public static Requested nothing(Snapshot snapshot) {
        return new Requested(snapshot.infrastructure(), Optional.empty(), snapshot.desired(), List.of(), List.of());
    }
}
