package org.occopus.description;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the instances of a node are replaced ({@code docs/healing.md}, {@code docs/reconfiguration.md}).
 *
 * @param maxUnavailable instances that may be missing while they are rolled, at least 1
 * @param maxShare per cent of the node's instances that may be in replacement at once because they failed; at least one
 *     instance may always be
 * @param backoff how long the second replacement in a row in one place waits; every further one twice as long
 * @param maxBackoff the longest such wait
 * @param resetAfter how long an instance must have been healthy for its failure to count as the first again
 * @param bootTimeout how long an instance may be launching, booting or configuring
 */
public record Upkeep(
        int maxUnavailable,
        int maxShare,
        Duration backoff,
        Duration maxBackoff,
        Duration resetAfter,
        Duration bootTimeout) {
    private static final int PER_CENT = 100;

    /** Checks that nothing is missing. */
    public Upkeep {
        requireNonNull(backoff, "backoff");
        requireNonNull(maxBackoff, "maxBackoff");
        requireNonNull(resetAfter, "resetAfter");
        requireNonNull(bootTimeout, "bootTimeout");
    }

    /** The defaults: 1, 25 %, 10 s, 10 minutes, 1 hour, 20 minutes. */
    public static Upkeep standard() {
        return new Upkeep(
                1, 25, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(20));
    }

    /** The same with another number of instances that may be missing. */
    public Upkeep withMaxUnavailable(int count) {
        return new Upkeep(count, maxShare, backoff, maxBackoff, resetAfter, bootTimeout);
    }

    /** How many of {@code wanted} instances may be in replacement at once, at least 1. */
    public int mostAtOnce(int wanted) {
        return Math.max(1, wanted * maxShare / PER_CENT);
    }
}
