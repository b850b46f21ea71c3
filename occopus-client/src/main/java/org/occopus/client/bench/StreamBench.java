package org.occopus.client.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.occopus.client.OccopusClient;
import org.occopus.client.Pause;
import org.occopus.client.json.JsonObject;

/** Many readers of live events, each of another infrastructure, while something happens ten times a second. */
final class StreamBench {
    private static final int PER_SECOND = 10;
    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration ARRIVAL = Duration.ofSeconds(3);
    private static final String ASKED = "MAINTENANCE_ASKED";

    private final OccopusClient client;
    private final List<String> ids;
    private final Duration length;
    private final InstantSource clock;
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param client the server
     * @param ids of the infrastructures that are followed
     * @param length how long
     * @param clock tells when an event came; the one of the server's machine
     */
    StreamBench(OccopusClient client, List<String> ids, Duration length, InstantSource clock) {
        this.client = client;
        this.ids = ids;
        this.length = length;
        this.clock = clock;
    }

    /** Reads one stream. */
    private final class Reader implements Flow.Subscriber<String> {
        private boolean greeted;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (!greeted) {
                greeted = true;
                open.incrementAndGet();
            }
            if (line.startsWith("data:") && line.contains(ASKED)) {
                JsonObject.parse(line.substring("data:".length()))
                        .time("at")
                        .ifPresent(at ->
                                delays.add(Duration.between(at, clock.instant()).toNanos()));
            }
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            if (greeted) {
                open.decrementAndGet();
            }
        }
    }

    List<Measurement> run() throws InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<?>> streams = new ArrayList<>();
            long start = System.nanoTime();
            ids.forEach(id -> streams.add(follow(http, id)));
            awaitOpen();
            double opening = (System.nanoTime() - start) / 1e9;
            int happened = makeHappen();
            Pause.of(ARRIVAL);
            List<Measurement> measurements = measurements(opening, happened);
            streams.forEach(stream -> stream.cancel(true));
            http.shutdownNow();
            return measurements;
        }
    }

    private CompletableFuture<?> follow(HttpClient http, String id) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(client.server() + "/infrastructures/" + id + "/events?kind=" + ASKED))
                .header("Accept", "text/event-stream")
                .build();
        return http.sendAsync(request, BodyHandlers.fromLineSubscriber(new Reader()));
    }

    private void awaitOpen() throws InterruptedException {
        Instant limit = clock.instant().plus(OPENING);
        while (open.get() < ids.size()) {
            if (clock.instant().isAfter(limit)) {
                throw new BenchException("Only " + open.get() + " of " + ids.size()
                        + " event streams were opened within " + OPENING.toSeconds() + " s.");
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private int makeHappen() throws InterruptedException {
        int count = (int) (length.toSeconds() * PER_SECOND);
        long start = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = start + number * Duration.ofSeconds(1).toNanos() / PER_SECOND;
            Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            client.maintain(ids.get(number * 7 % ids.size()));
        }
        return count;
    }

    private List<Measurement> measurements(double opening, int happened) {
        Latencies latencies = Latencies.of(delays);
        String name = ids.size() + " event streams";
        return List.of(
                Measurement.of(name + ", all open after", opening, "s"),
                Measurement.of(name + ", lost within " + length.toSeconds() + " s", ids.size() - open.get(), "streams")
                        .below(1),
                Measurement.of(name + ", events missed", happened - latencies.count(), "events")
                        .below(1),
                Measurement.of(name + ", delay of an event, p50", latencies.milliseconds(0.5), "ms"),
                Measurement.of(name + ", delay of an event, p99", latencies.milliseconds(0.99), "ms"));
    }
}
