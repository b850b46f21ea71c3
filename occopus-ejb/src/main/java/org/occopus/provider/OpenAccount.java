package org.occopus.provider;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;

/** One provider account with its handler and its limits. Thread-safe. */
final class OpenAccount {
    private final ResourceHandler handler;
    private final Semaphore concurrent;
    private final RateLimiter<Object> rate;

    OpenAccount(ResourceHandler handler, AccountLimits limits) {
        this.handler = handler;
        this.concurrent = new Semaphore(limits.concurrentCalls(), true);
        Duration gap = Duration.ofNanos((long) (1_000_000_000 / limits.callsPerSecond()));
        this.rate = RateLimiter.smoothBuilder(gap).build();
    }

    /** Waits for its turn, then calls. */
    <T> T call(Function<ResourceHandler, T> call) {
        try {
            concurrent.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(
                    ProviderFailure.UNREACHABLE, "", "The server was stopping; the call was not made.", e);
        }
        try {
            rate.acquirePermit();
            return call.apply(handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(
                    ProviderFailure.UNREACHABLE, "", "The server was stopping; the call was not made.", e);
        } finally {
            concurrent.release();
        }
    }

    void close() {
        handler.close();
    }
}
