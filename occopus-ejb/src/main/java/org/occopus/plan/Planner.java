package org.occopus.plan;

import java.time.Instant;
import org.occopus.state.Snapshot;

/** Plans. Pure: the same arguments give the same plan. */
public final class Planner {
    private final Pace pace;

    /** A planner with a pace. */
    public Planner(Pace pace) {
        this.pace = pace;
    }

    /**
     * What to do next.
     *
     * @param snapshot what is stored
     * @param observation what is known beyond that
     * @param now the time
     * @return for an infrastructure that has ended or is left alone only what keeps places that became free just now
     */
    public Plan plan(Snapshot snapshot, Observation observation, Instant now) {
        var notes = new PlanNotes();
        if (!snapshot.infrastructure().isActive()) {
            new Population(snapshot, observation, pace, now).keepPlaces(notes);
            return notes.toPlan();
        }
        var healing = new Healing(snapshot, observation);
        if (snapshot.infrastructure().phase().isEnding()) {
            new Ending(snapshot, pace, now).plan(notes);
        } else if (new Population(snapshot, observation, pace, now).plan(notes)) {
            healing.plan(notes);
            new Starts(snapshot, healing, now).plan(notes);
        }
        new Lives(snapshot, observation, pace, healing, now).plan(notes);
        new Settlement(snapshot, observation, pace, now).plan(notes);
        return notes.toPlan();
    }
}
