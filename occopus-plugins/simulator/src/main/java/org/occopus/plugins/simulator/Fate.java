package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What will become of a machine by itself; empty means never.
 *
 * @param diesAt when it vanishes
 * @param hangsAt when it runs on and does nothing any more
 * @param failsAt when it fails, and the cloud says so
 */
record Fate(Optional<Instant> diesAt, Optional<Instant> hangsAt, Optional<Instant> failsAt) {
    static final Fate NONE = new Fate(Optional.empty(), Optional.empty(), Optional.empty());

    /** What the node's definition and the faults of the moment have in store for a machine created now. */
    static Fate of(SimulatorSettings settings, Obstacles obstacles, Instant now) {
        Optional<Duration> life = Stream.concat(
                        settings.dieAfter().stream(), obstacles.soonest(FaultKind.DIES).stream())
                .min(Duration::compareTo);
        return new Fate(
                life.map(now::plus),
                obstacles.soonest(FaultKind.HANGS).map(now::plus),
                obstacles.soonest(FaultKind.FAILS).map(now::plus));
    }

    Fate dyingAt(Instant now) {
        return new Fate(Optional.of(now), hangsAt, failsAt);
    }

    Fate hangingAt(Instant now) {
        return new Fate(diesAt, Optional.of(now), failsAt);
    }

    boolean hasHung(Instant at) {
        return hasCome(hangsAt, at);
    }

    boolean hasFailed(Instant at) {
        return hasCome(failsAt, at);
    }

    boolean hasDied(Instant at) {
        return hasCome(diesAt, at);
    }

    private static boolean hasCome(Optional<Instant> time, Instant at) {
        return time.filter(when -> !when.isAfter(at)).isPresent();
    }
}
