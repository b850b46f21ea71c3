package org.occopus.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.occopus.client.state.InfrastructureStatus;

/**
 * Asks for a status until it is as wanted: quickly at first, then twice a second. A server that restarts meanwhile is
 * waited for, because it takes up every operation again by itself.
 */
final class StatusWait {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

    private final Supplier<InfrastructureStatus> source;
    private final Duration limit;
    private final Consumer<InfrastructureStatus> progress;
    private final long start = System.nanoTime();
    private long lastAnswer = start;
    private Duration pause = FIRST_PAUSE;
    private @Nullable InfrastructureStatus last;

    StatusWait(Supplier<InfrastructureStatus> source, Duration limit, Consumer<InfrastructureStatus> progress) {
        this.source = source;
        this.limit = limit;
        this.progress = progress;
    }

    InfrastructureStatus until(Predicate<InfrastructureStatus> wanted) throws InterruptedException {
        while (true) {
            Optional<InfrastructureStatus> seen = ask();
            if (seen.isPresent() && wanted.test(seen.get())) {
                return seen.get();
            }
            InfrastructureStatus latest = last;
            if (latest != null && since(start).compareTo(limit) >= 0) {
                throw new WaitExpiredException(latest, limit);
            }
            pause();
        }
    }

    private Optional<InfrastructureStatus> ask() {
        try {
            InfrastructureStatus status = source.get();
            lastAnswer = System.nanoTime();
            last = status;
            progress.accept(status);
            return Optional.of(status);
        } catch (OccopusException e) {
            if (!e.mayPass() || last == null || since(lastAnswer).compareTo(RESTART_LIMIT) >= 0) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void pause() throws InterruptedException {
        Pause.of(pause);
        Duration longer = pause.multipliedBy(5).dividedBy(4);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
