package org.occopus.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** One reader of live events, without a thread of its own. Closing it hangs up. */
final class StreamReader implements Flow.Subscriber<String>, AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<Flow.Subscription>> subscription = new AtomicReference<>(Optional.empty());
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    private StreamReader() {}

    /** @param after the last event that it has; none is said when it is 0 */
    static StreamReader of(HttpClient http, URI events, long after) {
        HttpRequest.Builder request = HttpRequest.newBuilder(events).header("Accept", "text/event-stream");
        if (after > 0) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        StreamReader reader = new StreamReader();
        var unused = http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(reader));
        return reader;
    }

    /** The numbers of the events so far. */
    List<Long> numbers() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring("id:".length()).strip()))
                .toList();
    }

    boolean isOpen() {
        return !lines.isEmpty() && !end.isDone();
    }

    /** Whether the server has ended it properly. */
    boolean hasEnded() {
        return end.getNow(false);
    }

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription.set(Optional.of(granted));
        granted.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        end.complete(false);
    }

    @Override
    public void onComplete() {
        end.complete(true);
    }

    @Override
    public void close() {
        subscription.get().ifPresent(Flow.Subscription::cancel);
    }
}
