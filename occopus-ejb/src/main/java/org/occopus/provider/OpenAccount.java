package org.occopus.provider;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;

/** One provider account with its handler and its budget. Thread-safe. */
final class OpenAccount {
    private final ResourceHandler handler;
    private final Semaphore concurrent;
    private final RateLimiter<Object> rate;
    private final Circuit circuit;
    private final InstantSource clock;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param handler the account
     * @param limits its budget
     * @param circuit of its endpoint, which other accounts may share
     * @param clock the engine's time
     */
    OpenAccount(ResourceHandler handler, AccountLimits limits, Circuit circuit, InstantSource clock) {
        this.handler = handler;
        this.concurrent = new Semaphore(limits.concurrentCalls(), true);
        Duration gap = Duration.ofNanos((long) (1_000_000_000 / limits.callsPerSecond()));
        this.rate = RateLimiter.smoothBuilder(gap).build();
        this.circuit = circuit;
        this.clock = clock;
    }

    /**
     * Waits for its turn, then calls.
     *
     * @throws CallPostponed while the provider has asked to wait, or the endpoint does not answer
     */
    <T> T call(Function<ResourceHandler, T> call) {
        circuit.check();
        refuseWhilePaused();
        try {
            concurrent.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            rate.acquirePermit();
            refuseWhilePaused();
            circuit.enter();
            return answered(call);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            concurrent.release();
        }
    }

    private <T> T answered(Function<ResourceHandler, T> call) {
        try {
            T answer = call.apply(handler);
            circuit.answered();
            return answer;
        } catch (ProviderException failure) {
            circuit.failed(failure.kind());
            failure.retryAfter().ifPresent(this::pause);
            throw failure;
        }
    }

    private void pause(Duration asked) {
        Instant until = clock.instant().plus(asked);
        pausedUntil.accumulateAndGet(until, (known, told) -> told.isAfter(known) ? told : known);
    }

    private void refuseWhilePaused() {
        Instant until = pausedUntil.get();
        if (clock.instant().isBefore(until)) {
            throw CallPostponed.asked(until, "The provider asked to make no further call before " + until + ".");
        }
    }

    private static ProviderException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ProviderException(
                ProviderFailure.UNREACHABLE, "", "The server was stopping; the call was not made.", cause);
    }

    void close() {
        handler.close();
    }
}
