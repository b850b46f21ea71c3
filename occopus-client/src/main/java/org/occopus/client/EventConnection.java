package org.occopus.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.occopus.client.json.JsonObject;

/**
 * One answer with server-sent events (HTML Living Standard, "Server-sent events"), read by one thread. The server says
 * something every 15 s at least.
 */
final class EventConnection implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final String DATA = "data:";

    private final URI server;
    private final String asked;
    private final Lines lines = new Lines();
    private final CompletableFuture<HttpResponse<String>> answer;
    private volatile boolean opened;
    private boolean heard;

    EventConnection(HttpClient http, HttpRequest request, URI server) {
        this.server = server;
        asked = request.method() + " " + request.uri().getPath();
        answer = http.sendAsync(request, this::body);
        var unused = answer.whenComplete((response, failure) -> endUnlessLinesFollow(failure));
    }

    private HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo head) {
        if (head.statusCode() != OK) {
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
        }
        opened = true;
        return BodySubscribers.fromLineSubscriber(lines, read -> "", StandardCharsets.UTF_8, null);
    }

    /** A stream's end comes behind its last line; its answer is complete before the lines are read. */
    private void endUnlessLinesFollow(@Nullable Throwable failure) {
        if (!opened || failure != null) {
            lines.onComplete();
        }
    }

    /** Empty is the end. */
    private record Line(Optional<String> text) {}

    /** Hands over one line after the other, as fast as they are read. */
    private static final class Lines implements Flow.Subscriber<String> {
        private final BlockingQueue<Line> arrived = new LinkedBlockingQueue<>();
        private volatile Flow.@Nullable Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(String line) {
            arrived.add(new Line(Optional.of(line)));
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            arrived.add(new Line(Optional.empty()));
        }

        Optional<String> next() throws InterruptedException, TimeoutException {
            Line line = arrived.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new TimeoutException("nothing was heard for " + SILENCE.toSeconds() + " s");
            }
            Flow.Subscription source = subscription;
            if (line.text().isPresent() && source != null) {
                source.request(1);
            }
            return line.text();
        }
    }

    /**
     * The next event.
     *
     * @return empty when this answer has ended
     * @throws ServerUnreachableException when the connection failed, or nothing was heard for too long
     * @throws OccopusException what the server answered instead
     */
    Optional<JsonObject> next() throws InterruptedException {
        StringJoiner data = new StringJoiner("\n");
        data.setEmptyValue("");
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (text.isEmpty() && data.length() > 0) {
                return Optional.of(JsonObject.parse(data.toString()));
            }
            if (text.startsWith(DATA)) {
                data.add(text.substring(DATA.length()));
            }
        }
        refuseWhatIsNoStream();
        return Optional.empty();
    }

    private Optional<String> line() throws InterruptedException {
        try {
            Optional<String> line = lines.next();
            heard |= line.isPresent();
            return line;
        } catch (TimeoutException e) {
            throw new ServerUnreachableException(server, String.valueOf(e.getMessage()), e);
        }
    }

    private void refuseWhatIsNoStream() {
        int status = status();
        if (status != OK && status != NO_CONTENT) {
            throw Problem.exception(asked, status, answer.join().body());
        }
    }

    /** Whether there will never be another event; to be asked after the end. */
    boolean isLast() {
        return status() == NO_CONTENT;
    }

    private int status() {
        try {
            return answer.join().statusCode();
        } catch (CancellationException e) {
            return OK;
        } catch (CompletionException e) {
            throw new ServerUnreachableException(server, RestConnection.reason(cause(e)), e);
        }
    }

    private static IOException cause(CompletionException failure) {
        return failure.getCause() instanceof IOException known ? known : new IOException(failure.getCause());
    }

    /** Whether the server has opened the stream. */
    boolean wasOpened() {
        return opened;
    }

    /** Whether anything came through it. */
    boolean wasHeard() {
        return heard;
    }

    /** Ends the answer, also for a thread that waits for its next event. */
    @Override
    public void close() {
        answer.cancel(true);
    }
}
