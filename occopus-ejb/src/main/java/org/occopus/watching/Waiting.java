package org.occopus.watching;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.occopus.state.Pulse;

/** One request that waits for its answer. */
final class Waiting implements Watcher {
    private final Goal goal;
    private final Instant until;
    private final Executor executor;
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();

    Waiting(Goal goal, Instant until, Executor executor) {
        this.goal = goal;
        this.until = until;
        this.executor = executor;
    }

    /** Whether the goal was reached in time. */
    CompletableFuture<Boolean> reached() {
        return reached;
    }

    @Override
    public boolean beat(Pulse pulse, News news, Instant now) {
        return goOn(goal.isReached(pulse), now);
    }

    @Override
    public boolean miss(Instant now) {
        return goOn(false, now);
    }

    private boolean goOn(boolean isReached, Instant now) {
        if (!isReached && now.isBefore(until)) {
            return true;
        }
        executor.execute(() -> reached.complete(isReached));
        return false;
    }
}
