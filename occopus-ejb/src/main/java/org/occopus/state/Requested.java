package org.occopus.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.description.InfrastructureDescription;
import org.occopus.events.Event;

/**
 * What a user's request changes.
 *
 * @param infrastructure itself, changed or not
 * @param description the new description; empty when it stays
 * @param desired wanted numbers of instances by node name, complete
 * @param dropped ids of instances that were asked to go
 * @param events what was asked
 */
public record Requested(
        Infrastructure infrastructure,
        Optional<InfrastructureDescription> description,
        Map<String, Integer> desired,
        Set<String> dropped,
        List<Event> events) {

    /** Copies the collections. */
    public Requested {
        desired = Map.copyOf(desired);
        dropped = Set.copyOf(dropped);
        events = List.copyOf(events);
    }

    /** A request that changes the infrastructure itself only. */
    public static Requested of(Snapshot snapshot, Infrastructure changed, Event event) {
        return new Requested(changed, Optional.empty(), snapshot.desired(), Set.of(), List.of(event));
    }
}
