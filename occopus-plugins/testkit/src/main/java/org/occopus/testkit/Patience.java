package org.occopus.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.occopus.spi.Deadline;

/**
 * Waits for a condition in tests instead of for a length of time.
 *
 * @param limit how long to wait at most
 * @param pause what happens between two looks
 */
public record Patience(Duration limit, Runnable pause) {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * Looks every 20 ms.
     *
     * @param limit how long to wait at most
     * @return waits by real time
     */
    public static Patience of(Duration limit) {
        return new Patience(limit, () -> LockSupport.parkNanos(PAUSE.toNanos()));
    }

    /**
     * Waits until a condition holds.
     *
     * @param expectation what is waited for, to end the sentence "waited … for"
     * @param condition looked at once at least
     * @throws AssertionError when it did not hold in time
     */
    public void until(String expectation, BooleanSupplier condition) {
        Deadline end = Deadline.in(limit);
        while (!condition.getAsBoolean()) {
            if (end.hasPassed()) {
                throw new AssertionError("Waited " + limit + " in vain for " + expectation);
            }
            pause.run();
        }
    }
}
