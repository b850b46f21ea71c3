package org.occopus.client.bench;

import java.util.Arrays;
import java.util.Collection;

/** How long many things took. */
final class Latencies {
    private final long[] sorted;

    /** @param nanoseconds in any order */
    Latencies(long[] nanoseconds) {
        this.sorted = nanoseconds.clone();
        Arrays.sort(sorted);
    }

    static Latencies of(Collection<Long> nanoseconds) {
        return new Latencies(nanoseconds.stream().mapToLong(Long::longValue).toArray());
    }

    int count() {
        return sorted.length;
    }

    /**
     * How many milliseconds most of them took at most; not a number when there are none.
     *
     * @param share which part of them, from 0 to 1
     */
    double milliseconds(double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
