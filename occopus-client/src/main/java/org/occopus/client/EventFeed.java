package org.occopus.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.occopus.client.json.JsonObject;

/**
 * The event log of one infrastructure, read piece by piece in the order in which things happened. A feed goes on where it
 * stopped and gives every event once. For one thread; another may {@link #close} it.
 *
 * @param <T> how an event is given
 */
public final class EventFeed<T> implements AutoCloseable {
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

    private final InfrastructureHandle infrastructure;
    private final RestConnection rest;
    private final Function<JsonObject, T> reader;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Optional<EventSource>> source = new AtomicReference<>(Optional.empty());
    private long last;

    EventFeed(InfrastructureHandle infrastructure, RestConnection rest, Function<JsonObject, T> reader) {
        this.infrastructure = infrastructure;
        this.rest = rest;
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
            events.forEach(event -> give(event, consumer));
            events = page();
        }
    }

    private void give(JsonObject event, Consumer<? super T> consumer) {
        consumer.accept(reader.apply(event));
        last = event.number("number", last);
    }

    private List<JsonObject> page() {
        return infrastructure.document("/events", "after", Long.toString(last)).objects("events");
    }

    /**
     * Gives everything as it happens, until the infrastructure is gone or this feed is closed. Listens to the server's
     * event stream, and connects again where it breaks; a server that answered once and then restarts is waited for, up to a
     * minute.
     *
     * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="stream"}
     *
     * @param consumer is given each event on the calling thread
     * @throws InterruptedException when the thread is interrupted
     */
    public void follow(Consumer<? super T> consumer) throws InterruptedException {
        try (EventSource opened = new EventSource(rest, Requests.path(infrastructure.id()) + "/events")) {
            source.set(Optional.of(opened));
            if (isClosed()) {
                return;
            }
            for (var event = opened.next(last); event.isPresent(); event = opened.next(last)) {
                give(event.get(), consumer);
            }
        } finally {
            source.set(Optional.empty());
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    /** Ends {@code follow}, now or when it is called; whatever thread is in it returns from it normally. */
    @Override
    public void close() {
        closing.countDown();
        source.get().ifPresent(EventSource::close);
    }

    /**
     * As {@link #follow(Consumer)}, but asks again and again instead of listening. For programs that must start fast: loading
     * {@code java.net.http}, which listening needs, takes half a second.
     *
     * @param interval the pause between two looks
     * @param consumer is given each event on the calling thread
     * @throws InterruptedException when the thread is interrupted
     */
    public void follow(Duration interval, Consumer<? super T> consumer) throws InterruptedException {
        boolean known = false;
        long answered = System.nanoTime();
        do {
            try {
                // The state is asked for first, so that the last events are among those that are read after it.
                boolean gone = infrastructure.status().state().isGone();
                known = true;
                answered = System.nanoTime();
                catchUp(consumer);
                if (gone) {
                    return;
                }
            } catch (OccopusException e) {
                if (!known || !e.mayPass() || System.nanoTime() - answered > RESTART_LIMIT.toNanos()) {
                    throw e;
                }
            }
        } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    }
}
