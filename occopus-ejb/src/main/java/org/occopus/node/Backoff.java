package org.occopus.node;

import java.time.Duration;

/** How long to wait before something is tried again: twice as long each time, up to a limit. */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 20;
    private static final int STEPS = 1000;

    private Backoff() {}

    /**
     * The wait without jitter.
     *
     * @param first the first wait
     * @param most the longest wait
     * @param times how often it was waited before
     */
    public static Duration delay(Duration first, Duration most, int times) {
        Duration delay = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return delay.compareTo(most) > 0 ? most : delay;
    }

    /**
     * The wait with jitter: from half of it to all of it, so that those who failed together do not try again together.
     * It follows from the arguments, so that a pass that is repeated decides the same.
     *
     * @param first the first wait
     * @param most the longest wait
     * @param times how often it was waited before
     * @param whose who waits
     */
    public static Duration delay(Duration first, Duration most, int times, String whose) {
        Duration half = delay(first, most, times).dividedBy(2);
        int share = Math.floorMod((whose + '#' + times).hashCode() * 31, STEPS);
        return half.plus(half.multipliedBy(share).dividedBy(STEPS));
    }
}
