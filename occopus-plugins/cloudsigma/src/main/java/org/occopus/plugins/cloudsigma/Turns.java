package org.occopus.plugins.cloudsigma;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Owner;

/**
 * Lets one caller at a time work for an owner: CloudSigma knows no idempotency token, so that looking for a server and
 * making it must not be interleaved. Owners share locks, so that these need no house-keeping.
 */
final class Turns {
    private static final int LOCKS = 256;

    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    /**
     * Waits until nobody else works for an owner, then works.
     *
     * @throws TimeoutException when the deadline passed first
     * @throws InterruptedException when interrupted while waiting
     */
    <T> T inTurn(Owner owner, Deadline deadline, Supplier<T> work) throws TimeoutException, InterruptedException {
        ReentrantLock lock = lockOf(owner);
        if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("Another call for the same node instance has not ended");
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Works when nobody else does, otherwise gives the other answer at once. */
    <T> T ifFree(Owner owner, Supplier<T> work, T otherwise) {
        ReentrantLock lock = lockOf(owner);
        if (!lock.tryLock()) {
            return otherwise;
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lockOf(Owner owner) {
        return locks.get(Math.floorMod(owner.instanceId().hashCode(), LOCKS));
    }
}
