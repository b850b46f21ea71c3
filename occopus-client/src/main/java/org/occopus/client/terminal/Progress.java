package org.occopus.client.terminal;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.occopus.client.state.InfrastructureStatus;

/** Shows how an infrastructure changes while somebody waits for it. */
public sealed interface Progress extends Consumer<InfrastructureStatus> permits LiveProgress, PlainProgress {

    /**
     * Redrawn lines on a terminal, one line a change in a pipe.
     *
     * @param terminal where to show it
     * @param clock for the seconds and the times of day
     * @return the progress, which has shown nothing yet
     */
    static Progress on(Terminal terminal, InstantSource clock) {
        return terminal.live() ? new LiveProgress(terminal, clock) : new PlainProgress(terminal, clock);
    }

    /**
     * Says something; what was drawn stays above it.
     *
     * @param line without its end
     */
    void say(String line);

    /** What was drawn stays; what comes next is drawn below whatever is written meanwhile. */
    void leave();
}
