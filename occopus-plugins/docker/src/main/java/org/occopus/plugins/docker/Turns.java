package org.occopus.plugins.docker;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;

/**
 * Lets one caller at a time through for each container name. Docker takes a name before it can show the container, so
 * that a second creation would be told that the name is taken, and right after that there is no such container.
 */
final class Turns {
    private final ConcurrentHashMap<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

    /**
     * Waits until nobody else works under a name, then works.
     *
     * @throws TimeoutException when the deadline passed first
     * @throws InterruptedException when interrupted while waiting
     */
    <T> T inTurn(String name, Deadline deadline, Supplier<T> work) throws TimeoutException, InterruptedException {
        var mine = new CountDownLatch(1);
        CountDownLatch theirs = underWay.putIfAbsent(name, mine);
        while (theirs != null) {
            if (!theirs.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("'" + name + "' is still being created by another call");
            }
            theirs = underWay.putIfAbsent(name, mine);
        }
        try {
            return work.get();
        } finally {
            underWay.remove(name, mine);
            mine.countDown();
        }
    }
}
