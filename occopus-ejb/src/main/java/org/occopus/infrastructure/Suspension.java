package org.occopus.infrastructure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeInstance;
import org.occopus.state.Infrastructure;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;

/**
 * Leaves infrastructures alone for a while. While one is suspended nothing is done to it, maintained or not: requests are
 * stored and carried out once it is resumed; only its end can still be asked for. Asking twice changes nothing.
 * Thread-safe; called without a transaction.
 */
public final class Suspension {
    private final Infrastructures infrastructures;
    private final InstantSource clock;

    /**
     * @param infrastructures carries requests out
     * @param clock the engine's time
     */
    public Suspension(Infrastructures infrastructures, InstantSource clock) {
        this.infrastructures = infrastructures;
        this.clock = clock;
    }

    /** Leaves an infrastructure alone from now on; calls that are under way still end, and what they bring is stored. */
    public void suspend(String id) {
        infrastructures.request(id, snapshot -> {
            Infrastructures.requireStanding(snapshot.infrastructure(), "suspended");
            return snapshot.infrastructure().suspended()
                    ? Requested.nothing(snapshot)
                    : Requested.of(
                            snapshot,
                            snapshot.infrastructure().suspended(true),
                            Event.of(clock.instant(), EventKind.SUSPENDED, "It is suspended: nothing is done to it."));
        });
    }

    /** Goes on: everything is observed anew, and what was asked for meanwhile is done. */
    public void resume(String id) {
        infrastructures.request(id, snapshot -> {
            Infrastructures.requireStanding(snapshot.infrastructure(), "resumed");
            return snapshot.infrastructure().suspended()
                    ? resumed(snapshot, clock.instant())
                    : Requested.nothing(snapshot);
        });
    }

    /** Nobody looked meanwhile, so what may only last for a while begins anew. */
    private static Requested resumed(Snapshot snapshot, Instant now) {
        Infrastructure resumed = snapshot.infrastructure().suspended(false);
        List<NodeInstance> waiting = snapshot.instances().stream()
                .filter(instance -> instance.state().isLiving())
                .map(instance -> instance.resumed(now))
                .toList();
        return new Requested(
                resumed.isActive() ? resumed.workingSince(now) : resumed,
                Optional.empty(),
                snapshot.desired(),
                waiting,
                List.of(Event.of(now, EventKind.RESUMED, "It is resumed.")));
    }
}
