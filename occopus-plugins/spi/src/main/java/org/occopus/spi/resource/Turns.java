package org.occopus.spi.resource;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;

/**
 * Lets one caller at a time work under a name, for handlers of providers that know no idempotency token: there looking
 * for a resource and making it must not be interleaved. Names do not wait for each other. Thread-safe; a thread that
 * works under a name and asks for it again waits for itself.
 */
public final class Turns {
    private final ConcurrentHashMap<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

    /** Nobody works yet. */
    public Turns() {}

    /**
     * Waits until nobody else works under a name, then works.
     *
     * @param <T> what the work returns
     * @param name the token, or another name of what is made
     * @param deadline until when to wait; the work is not interrupted by it
     * @param work what to do
     * @return what the work returns
     * @throws TimeoutException when the deadline passed first
     * @throws InterruptedException when interrupted while waiting
     */
    public <T> T inTurn(String name, Deadline deadline, Supplier<T> work)
            throws TimeoutException, InterruptedException {
        var mine = new CountDownLatch(1);
        CountDownLatch theirs = underWay.putIfAbsent(name, mine);
        while (theirs != null) {
            if (!theirs.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("Another call for '" + name + "' has not ended");
            }
            theirs = underWay.putIfAbsent(name, mine);
        }
        return work(name, mine, work);
    }

    /**
     * Works when nobody else does.
     *
     * @param <T> what the work returns
     * @param name the token, or another name of what is made
     * @param work what to do
     * @return what the work returns; empty when somebody else works under the name
     */
    public <T> Optional<T> ifFree(String name, Supplier<T> work) {
        var mine = new CountDownLatch(1);
        return underWay.putIfAbsent(name, mine) == null ? Optional.of(work(name, mine, work)) : Optional.empty();
    }

    private <T> T work(String name, CountDownLatch mine, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            underWay.remove(name, mine);
            mine.countDown();
        }
    }
}
