package org.occopus.state;

import java.util.List;
import java.util.Map;
import org.occopus.events.Event;
import org.occopus.node.NodeInstance;
import org.occopus.resolution.ResolvedNode;

/**
 * What a maintenance pass wants to write, in one transaction.
 *
 * @param infrastructure itself, changed or not
 * @param added new instances
 * @param changed instances that were stored before, in their new state
 * @param resolved what is about to be sent to providers, by instance id
 * @param accounts the {@code resource} sections of accounts used for the first time by this server, by account key
 * @param events what happened, in order
 */
public record Changes(
        Infrastructure infrastructure,
        List<NodeInstance> added,
        List<NodeInstance> changed,
        Map<String, ResolvedNode> resolved,
        Map<String, Map<String, Object>> accounts,
        List<Event> events) {

    /** Copies the collections. */
    public Changes {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        resolved = Map.copyOf(resolved);
        accounts = Map.copyOf(accounts);
        events = List.copyOf(events);
    }
}
