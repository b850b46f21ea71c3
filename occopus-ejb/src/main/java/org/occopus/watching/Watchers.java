package org.occopus.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.occopus.events.NumberedEvent;
import org.occopus.maintenance.Alarm;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who wait for what happens to infrastructures, whichever server makes it happen. While there are any, the database is
 * asked four times a second what has changed, once for all of them. Thread-safe; returns at once.
 */
public final class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final Duration BEAT = Duration.ofMillis(250);

    private final InfrastructureStore store;
    private final Executor executor;
    private final Alarm alarms;
    private final InstantSource clock;
    private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile boolean failing;

    /**
     * @param store tells what happens
     * @param executor reads and sends
     * @param alarms rings for the next beat
     * @param clock the engine's time
     */
    public Watchers(InfrastructureStore store, Executor executor, Alarm alarms, InstantSource clock) {
        this.store = store;
        this.executor = executor;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Streams events until the infrastructure is destroyed or nobody listens any more, each event once and in order.
     *
     * @param id an infrastructure that is known to be there
     * @param after the number of the last event that the reader has; 0 for none
     * @param wanted the events that it wants to hear of
     * @param sink takes them; it is closed when nothing more comes
     */
    public void stream(String id, long after, Predicate<NumberedEvent> wanted, EventSink sink) {
        add(id, new EventStream(sink, after, wanted, executor, clock.instant()));
    }

    /**
     * Waits without a thread.
     *
     * @param id an infrastructure that is known to be there
     * @param goal for what
     * @param most how long
     * @return completed on a thread of the executor: whether the goal was reached in time
     */
    public CompletionStage<Boolean> await(String id, Goal goal, Duration most) {
        Waiting waiting = new Waiting(goal, clock.instant().plus(most), executor);
        add(id, waiting);
        return waiting.reached();
    }

    /** How many there are. */
    public int count() {
        return watchers.values().stream().mapToInt(Set::size).sum();
    }

    private void add(String id, Watcher watcher) {
        watchers.compute(id, (same, others) -> {
            Set<Watcher> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watcher);
            return all;
        });
        if (beating.compareAndSet(false, true)) {
            executor.execute(this::beat);
        }
    }

    private void beat() {
        List<RuntimeException> failures = new ArrayList<>();
        attempt(
                () -> store.pulses(watchers.keySet())
                        .forEach(pulse -> attempt(
                                () -> leave(pulse.id(), beat(pulse, new News(store, pulse.id()), clock.instant())),
                                failures)),
                failures);
        note(failures);
        if (failing) {
            Instant now = clock.instant();
            watchers.keySet().forEach(id -> leave(id, watcher -> !watcher.miss(now)));
        }
        goOn();
    }

    private static void attempt(Runnable step, List<RuntimeException> failures) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    /** Logs the first of failures that come one after the other: beats come four times a second. */
    private void note(List<RuntimeException> failures) {
        if (failing && failures.isEmpty()) {
            LOG.info("All who wait are told again what changes");
        } else if (!failing && !failures.isEmpty()) {
            LOG.error("Some who wait cannot be told what changes; it is tried again and again", failures.getFirst());
        }
        failing = !failures.isEmpty();
    }

    private static Predicate<Watcher> beat(Pulse pulse, News news, Instant now) {
        return watcher -> !watcher.beat(pulse, news, now);
    }

    private void leave(String id, Predicate<Watcher> isDone) {
        List<Watcher> done =
                watchers.getOrDefault(id, Set.of()).stream().filter(isDone).toList();
        watchers.computeIfPresent(id, (same, left) -> {
            done.forEach(left::remove);
            return left.isEmpty() ? null : left;
        });
    }

    /** One that comes between the two questions begins to beat anew. */
    private void goOn() {
        if (watchers.isEmpty()) {
            beating.set(false);
            if (watchers.isEmpty() || !beating.compareAndSet(false, true)) {
                return;
            }
        }
        alarms.set(clock.instant().plus(BEAT), () -> executor.execute(this::beat));
    }
}
