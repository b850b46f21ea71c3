package org.occopus.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.occopus.client.json.JsonObject;

/**
 * Live events of one infrastructure, as {@code EventSource} in browsers has them: a connection that ends is made again,
 * later and later, from the last event on. One thread reads; any thread closes.
 */
final class EventSource implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI server;
    private final HttpRequest.Builder request;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Optional<EventConnection>> current = new AtomicReference<>(Optional.empty());
    private boolean everOpened;
    private Duration pause = FIRST_PAUSE;
    private long brokenSince;

    EventSource(RestConnection rest, String path) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(rest.connectLimit());
        rest.credentials().trust().ifPresent(builder::sslContext);
        http = builder.build();
        server = rest.server();
        request = HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/event-stream");
        rest.credentials().token().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    }

    /**
     * Waits for the next event.
     *
     * @param last the number of the event that is known, 0 for none
     * @return empty when there will be none any more, or this was closed
     * @throws ServerUnreachableException when nobody answers at first, or later for a minute
     * @throws OccopusException what the server answers instead
     */
    Optional<JsonObject> next(long last) throws InterruptedException {
        while (!isClosed()) {
            EventConnection connection = current.get().orElseGet(() -> connect(last));
            try {
                Optional<JsonObject> event = connection.next();
                if (event.isPresent() || connection.isLast()) {
                    return event;
                }
                lost(connection);
            } catch (OccopusException e) {
                lost(connection);
                refuseUnlessItMayPass(e);
            }
            pause();
        }
        return Optional.empty();
    }

    private EventConnection connect(long last) {
        if (last > 0) {
            request.setHeader("Last-Event-ID", Long.toString(last));
        }
        EventConnection connection = new EventConnection(http, request.build(), server);
        current.set(Optional.of(connection));
        if (isClosed()) {
            connection.close();
        }
        return connection;
    }

    private void lost(EventConnection connection) {
        connection.close();
        current.set(Optional.empty());
        if (connection.wasHeard()) {
            pause = FIRST_PAUSE;
        }
        if (connection.wasOpened()) {
            everOpened = true;
            brokenSince = System.nanoTime();
        }
    }

    private void refuseUnlessItMayPass(OccopusException failure) {
        boolean late = System.nanoTime() - brokenSince > PATIENCE.toNanos();
        if (!isClosed() && (!everOpened || !failure.mayPass() || late)) {
            throw failure;
        }
    }

    private void pause() throws InterruptedException {
        boolean closed = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        pause = closed || pause.compareTo(LONGEST_PAUSE) >= 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        current.get().ifPresent(EventConnection::close);
        http.shutdownNow();
    }
}
