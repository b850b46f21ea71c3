package org.occopus.plugins.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.occopus.spi.Deadline;

/**
 * Lets containers end in order. Docker answers the wish for it when the container has ended, or was killed because it
 * did not in time; nobody waits so long: the wish goes on beside, and a later look finds out what became of it.
 */
final class Stops {
    /** As with Docker's own command (https://docs.docker.com/reference/cli/docker/container/stop/). */
    private static final int GRACE_SECONDS = 10;

    /** A program that knows the signal has ended by then. */
    private static final Duration ATTENTION = Duration.ofSeconds(1);

    /** Docker has long killed the container then; its answer got lost. */
    private static final Duration LONGEST = Duration.ofSeconds(GRACE_SECONDS + 20);

    /** Each keeps a connection; far fewer than the engine's. */
    private static final int MOST_AT_ONCE = 100;

    private final DockerEngine engine;
    private final ConcurrentHashMap<String, Stop> stops = new ConcurrentHashMap<>();

    Stops(DockerEngine engine) {
        this.engine = engine;
    }

    private record Stop(Future<Boolean> answer, Deadline end) {}

    /**
     * Asks a container to end unless it was asked already, and waits for a second at most.
     *
     * @return whether it has had its time and may be removed, whatever it does
     */
    boolean isOver(String id, Deadline deadline) {
        return stop(id).map(stop -> isOver(id, stop, deadline)).orElse(false);
    }

    private Optional<Stop> stop(String id) {
        stops.values().removeIf(stop -> stop.end().hasPassed() && stop.answer().isDone());
        boolean full = stops.size() >= MOST_AT_ONCE && !stops.containsKey(id);
        return full ? Optional.empty() : Optional.of(stops.computeIfAbsent(id, this::begun));
    }

    private Stop begun(String id) {
        return new Stop(engine.begin(() -> request(id)), Deadline.in(LONGEST));
    }

    private boolean request(String id) {
        try {
            engine.client().stopContainerCmd(id).withTimeout(GRACE_SECONDS).exec();
            return true;
        } catch (NotModifiedException | NotFoundException e) {
            return false;
        }
    }

    private boolean isOver(String id, Stop stop, Deadline deadline) {
        boolean over =
                isAnswered(id, stop, deadline.atMost(ATTENTION)) || stop.end().hasPassed();
        if (over) {
            stop.answer().cancel(true);
            stops.remove(id, stop);
        }
        return over;
    }

    private boolean isAnswered(String id, Stop stop, Deadline deadline) {
        try {
            stop.answer().get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            // A container that can not be stopped is removed by force, which says what is wrong, if it still is.
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw engine.failures().interrupted(CallSubject.ofExisting(id), e);
        }
    }
}
