package org.occopus.description;

import static java.util.Objects.requireNonNull;

/**
 * The {@code healing} of an infrastructure.
 *
 * @param upkeep of the nodes that say nothing else
 * @param stop when healing stops
 */
record Healing(Upkeep upkeep, HealingStop stop) {

    /** Checks that nothing is missing. */
    Healing {
        requireNonNull(upkeep, "upkeep");
        requireNonNull(stop, "stop");
    }
}
