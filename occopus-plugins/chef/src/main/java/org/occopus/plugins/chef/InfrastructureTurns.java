package org.occopus.plugins.chef;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;

/**
 * Keeps the last node's leaving from taking away what a new node of the same infrastructure has just found. Nodes come
 * side by side; only leaving excludes. Several infrastructures may share a turn.
 */
final class InfrastructureTurns {
    private static final int TURNS = 64;

    private final List<ReadWriteLock> locks = Stream.<ReadWriteLock>generate(() -> new ReentrantReadWriteLock(true))
            .limit(TURNS)
            .toList();

    /**
     * Runs a node's coming.
     *
     * @return false when its turn did not come before the deadline; then nothing was run
     */
    boolean coming(String infrastructureId, Deadline deadline, Runnable work) {
        return inTurn(lockOf(infrastructureId).readLock(), deadline, work);
    }

    /** Runs a node's leaving; as {@link #coming}. */
    boolean leaving(String infrastructureId, Deadline deadline, Runnable work) {
        return inTurn(lockOf(infrastructureId).writeLock(), deadline, work);
    }

    private ReadWriteLock lockOf(String infrastructureId) {
        return locks.get(Math.floorMod(infrastructureId.hashCode(), TURNS));
    }

    private static boolean inTurn(Lock lock, Deadline deadline, Runnable work) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
