package org.occopus.infrastructure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.state.HealingMode;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;

/**
 * What users ask when something went wrong: to heal at once, to give up what cannot be deleted, and what became of
 * everything. Thread-safe; called without a transaction.
 */
public final class Recovery {
    private final Infrastructures infrastructures;
    private final InfrastructureStore store;
    private final InstantSource clock;

    /**
     * @param infrastructures carries requests out
     * @param store where ended instances are kept
     * @param clock the engine's time
     */
    public Recovery(Infrastructures infrastructures, InfrastructureStore store, InstantSource clock) {
        this.infrastructures = infrastructures;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Asks for everything to be observed anew and healed.
     *
     * @param id the infrastructure
     * @param force whether to go on where healing has stopped, and not to wait before the next replacements and calls
     */
    public void heal(String id, boolean force) {
        infrastructures.request(id, snapshot -> {
            Infrastructures.requireStanding(snapshot.infrastructure(), "healed");
            Instant now = clock.instant();
            Infrastructure infrastructure = snapshot.infrastructure().workingSince(now);
            boolean goesOn = force && infrastructure.healing() == HealingMode.STOPPED;
            String words = "Somebody asked for healing" + (force ? ", whatever it looks like." : ".");
            return new Requested(
                    goesOn ? infrastructure.healing(HealingMode.FORCED) : infrastructure,
                    Optional.empty(),
                    snapshot.desired(),
                    force ? Infrastructures.waiting(snapshot) : List.of(),
                    List.of(Event.of(now, EventKind.HEAL_ASKED, words)));
        });
    }

    /**
     * Asks for the end of an infrastructure, as {@link Infrastructures#destroy}; what its providers do not delete is
     * given up after another try. It may still be there; the orphan sweep deletes it when the provider is back.
     *
     * @param id the infrastructure
     */
    public void forget(String id) {
        infrastructures.request(id, this::forgetting);
    }

    private Requested forgetting(Snapshot snapshot) {
        Instant now = clock.instant();
        Requested ending = Infrastructures.ending(snapshot, now);
        List<Event> events = new ArrayList<>(ending.events());
        events.add(
                Event.of(now, EventKind.FORGET_ASKED, "Somebody asked to give up what its providers do not delete."));
        return new Requested(
                ending.infrastructure().givingUp(), Optional.empty(), snapshot.desired(), ending.instances(), events);
    }

    /**
     * What was deleted, or given up, since the end of an infrastructure was asked for; after a failed first build,
     * everything that was ever made.
     *
     * @param infrastructure the infrastructure
     * @return in the order of the deletions, only what a provider named or what was given up; empty while it stands
     */
    public List<NodeInstance> receipt(Infrastructure infrastructure) {
        if (infrastructure.phase().wantsInstances()) {
            return List.of();
        }
        Instant since = infrastructure.phase().isOfAFailedBuild() ? Instant.EPOCH : infrastructure.workSince();
        return store.endedSince(infrastructure.id(), since).stream()
                .filter(instance -> instance.resource().resourceId().isPresent()
                        || instance.endReason().equals(Optional.of(EndReason.FORGOTTEN)))
                .toList();
    }
}
