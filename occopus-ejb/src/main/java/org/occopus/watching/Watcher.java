package org.occopus.watching;

import java.time.Instant;
import org.occopus.state.Pulse;

/** Somebody who waits for what happens to one infrastructure. Asked from one thread at a time; does not block. */
interface Watcher {

    /**
     * Looks at the infrastructure.
     *
     * @param pulse how it is now
     * @param news its events
     * @param now the time
     * @return whether it wants to look again
     */
    boolean beat(Pulse pulse, News news, Instant now);

    /**
     * Hears that nobody can tell how the infrastructure is now.
     *
     * @param now the time
     * @return whether it wants to look again
     */
    default boolean miss(Instant now) {
        return true;
    }
}
