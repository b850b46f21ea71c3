package org.occopus.spi;

import java.time.Duration;

/**
 * Until when a call must have ended. Measured by the machine's monotonic clock, so it is not moved by changes of the
 * time of day. Immutable and thread-safe.
 */
public final class Deadline {
    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A deadline from now.
     *
     * @param budget how long the call may take
     * @return the deadline
     */
    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /**
     * What is left.
     *
     * @return never negative; zero when it has passed
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /**
     * Whether it has passed.
     *
     * @return true when nothing is left
     */
    public boolean hasPassed() {
        return remaining().isZero();
    }

    /**
     * The sooner of this deadline and one from now.
     *
     * @param budget how long a part of the call may take
     * @return the sooner one
     */
    public Deadline atMost(Duration budget) {
        Deadline other = in(budget);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
