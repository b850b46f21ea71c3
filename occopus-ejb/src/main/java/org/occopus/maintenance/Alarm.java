package org.occopus.maintenance;

import java.time.Instant;

/** Wakes an infrastructure later. The server uses a scheduler; the engine's scenarios use a settable clock. */
@FunctionalInterface
public interface Alarm {

    /**
     * Asks to be woken.
     *
     * @param at when, by the engine's clock
     * @param wake what to call then, once, from any thread
     */
    void set(Instant at, Runnable wake);
}
