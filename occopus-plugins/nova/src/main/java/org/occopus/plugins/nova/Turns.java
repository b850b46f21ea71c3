package org.occopus.plugins.nova;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;

/**
 * Lets creations with one token happen one after the other: Nova itself does not keep a second one from making a second
 * server. Two tokens share a turn now and then.
 */
final class Turns {
    private static final int SLOTS = 256;

    private final List<ReentrantLock> slots =
            Stream.generate(ReentrantLock::new).limit(SLOTS).toList();

    /**
     * Waits for its turn, then works.
     *
     * @throws LostCall when the deadline passed or an interrupt came first
     */
    <T> T inTurn(String token, Deadline deadline, Supplier<T> work) {
        ReentrantLock slot = slots.get(Math.floorMod(token.hashCode(), SLOTS));
        try {
            if (!slot.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LostCall(new TimeoutException("Another call with this token is still under way"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostCall(e);
        }
        try {
            return work.get();
        } finally {
            slot.unlock();
        }
    }
}
