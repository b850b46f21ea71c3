package org.occopus.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.occopus.client.json.JsonObject;

/**
 * The event log of one infrastructure, read piece by piece in the order in which things happened. A feed goes on where it
 * stopped and gives every event once. For one thread.
 *
 * @param <T> how an event is given
 */
public final class EventFeed<T> {
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

    private final InfrastructureHandle infrastructure;
    private final Function<JsonObject, T> reader;
    private long last;

    EventFeed(InfrastructureHandle infrastructure, Function<JsonObject, T> reader) {
        this.infrastructure = infrastructure;
        this.reader = reader;
    }

    /**
     * Leaves out what is known already.
     *
     * @param number of the last event that is known
     * @return this feed
     */
    public EventFeed<T> after(long number) {
        last = number;
        return this;
    }

    /** {@return the number of the event that was given last, 0 before the first one} */
    public long last() {
        return last;
    }

    /**
     * Gives everything that has happened up to now.
     *
     * @param consumer is given each event on the calling thread
     */
    public void catchUp(Consumer<? super T> consumer) {
        List<JsonObject> events = page();
        while (!events.isEmpty()) {
            for (JsonObject event : events) {
                consumer.accept(reader.apply(event));
                last = event.number("number", last);
            }
            events = page();
        }
    }

    private List<JsonObject> page() {
        return infrastructure.document("/events", "after", Long.toString(last)).objects("events");
    }

    /**
     * Gives everything until the infrastructure is gone. A server that answered once and then restarts is waited for, up to
     * a minute.
     *
     * @param interval the pause between two looks
     * @param consumer is given each event on the calling thread
     * @throws InterruptedException when the thread is interrupted
     */
    public void follow(Duration interval, Consumer<? super T> consumer) throws InterruptedException {
        boolean gone = isGone(consumer);
        long answered = System.nanoTime();
        while (!gone) {
            Pause.of(interval);
            try {
                gone = isGone(consumer);
                answered = System.nanoTime();
            } catch (ServerUnreachableException e) {
                if (System.nanoTime() - answered > RESTART_LIMIT.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** The state is asked for first, so that the last events are among those that are read after it. */
    private boolean isGone(Consumer<? super T> consumer) {
        boolean gone = infrastructure.status().state().isGone();
        catchUp(consumer);
        return gone;
    }
}
