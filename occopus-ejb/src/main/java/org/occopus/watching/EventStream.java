package org.occopus.watching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.occopus.events.NumberedEvent;
import org.occopus.state.Phase;
import org.occopus.state.Pulse;

/**
 * One reader of live events. At most one page of events is under way to it; the next one is read when that has arrived, so
 * that a slow reader costs no memory.
 */
final class EventStream implements Watcher {
    /** Proxies end connections that are silent for half a minute (nginx: 60 s, AWS load balancers: 60 s). */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A reader that takes nothing for so long is dropped. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private enum State {
        IDLE,
        SENDING,
        GONE
    }

    private final EventSink sink;
    private final Predicate<NumberedEvent> wanted;
    private final Executor executor;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private long last;
    private Instant sentAt;

    /**
     * @param sink takes the events
     * @param after the number of the last event that the reader has
     * @param wanted the events that it wants to hear of
     * @param executor sends
     * @param now the time
     */
    EventStream(EventSink sink, long after, Predicate<NumberedEvent> wanted, Executor executor, Instant now) {
        this.sink = sink;
        this.last = after;
        this.wanted = wanted;
        this.executor = executor;
        this.sentAt = now;
    }

    @Override
    public boolean beat(Pulse pulse, News news, Instant now) {
        return switch (state.get()) {
            case IDLE -> feed(pulse, news, now);
            case SENDING -> isPatient(now);
            case GONE -> {
                sink.close();
                yield false;
            }
        };
    }

    private boolean feed(Pulse pulse, News news, Instant now) {
        List<NumberedEvent> unread = last < pulse.events() ? news.after(last) : List.of();
        last = unread.isEmpty() ? last : unread.getLast().number();
        List<NumberedEvent> told = unread.stream().filter(wanted).toList();
        if (!told.isEmpty()) {
            start(() -> sink.send(told), now);
        } else if (last >= pulse.events() && pulse.phase() == Phase.DESTROYED) {
            sink.close();
            return false;
        } else if (!now.isBefore(sentAt.plus(HEARTBEAT))) {
            start(sink::heartbeat, now);
        }
        return true;
    }

    private void start(BooleanSupplier sending, Instant now) {
        sentAt = now;
        state.set(State.SENDING);
        executor.execute(() -> {
            State after = State.GONE;
            try {
                after = sending.getAsBoolean() ? State.IDLE : State.GONE;
            } finally {
                state.set(after);
            }
        });
    }

    private boolean isPatient(Instant now) {
        if (now.isBefore(sentAt.plus(PATIENCE))) {
            return true;
        }
        executor.execute(sink::close);
        return false;
    }
}
