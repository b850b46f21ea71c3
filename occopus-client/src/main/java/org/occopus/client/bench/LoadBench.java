package org.occopus.client.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.occopus.client.Pause;

/**
 * Mixed reading at a given rate while many infrastructures are watched. Requests are sent when they are due, whether the
 * ones before were answered or not, and timed from then on, so that a server that stalls cannot hide it.
 */
final class LoadBench {
    private static final int PER_SECOND = 200;
    /** Before the time that counts, so large a part of it: a server that has just started compiles what it runs. */
    private static final int WARM_UP_PART = 2;

    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    private final String server;
    private final List<String> ids;
    private final Duration length;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_OUT)
            .build();

    /**
     * @param server its address
     * @param ids of the infrastructures that are read
     * @param length how long
     */
    LoadBench(String server, List<String> ids, Duration length) {
        this.server = server;
        this.ids = ids;
        this.length = length;
    }

    /** What came of the requests. */
    private static final class Outcome {
        private final Queue<Long> nanoseconds = new ConcurrentLinkedQueue<>();
        private final AtomicInteger failed = new AtomicInteger();
    }

    List<Measurement> run() throws InterruptedException {
        var unused = send(length.dividedBy(WARM_UP_PART));
        Outcome outcome = send(length);
        Latencies latencies = Latencies.of(outcome.nanoseconds);
        String name = PER_SECOND + " requests/s with " + ids.size() + " infrastructures";
        return List.of(
                Measurement.of(name + ", answered", latencies.count() * 1000.0 / length.toMillis(), "requests/s"),
                Measurement.of(name + ", failed", outcome.failed.get(), "requests")
                        .below(1),
                Measurement.of(name + ", p50", latencies.milliseconds(0.5), "ms"),
                Measurement.of(name + ", p99", latencies.milliseconds(0.99), "ms")
                        .below(100));
    }

    private Outcome send(Duration time) throws InterruptedException {
        Outcome outcome = new Outcome();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long start = System.nanoTime();
        int count = (int) (time.toMillis() * PER_SECOND / 1000);
        for (int number = 0; number < count; number++) {
            long due = start + number * Duration.ofSeconds(1).toNanos() / PER_SECOND;
            Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            all.add(send(path(number), due, outcome));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return outcome;
    }

    private CompletableFuture<Void> send(String path, long due, Outcome outcome) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TIME_OUT)
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .handle((HttpResponse<byte[]> answer, Throwable failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                        outcome.nanoseconds.add(System.nanoTime() - due);
                    } else {
                        outcome.failed.incrementAndGet();
                    }
                    return null;
                });
    }

    /** Of ten requests four are reports, two ask for everything, and one each for events, why, description and a page. */
    private String path(int number) {
        String id = ids.get(number * 7 % ids.size());
        String one = "/infrastructures/" + id;
        return switch (number % 10) {
            case 0, 1, 2, 3 -> one;
            case 4, 5 -> one + "/status";
            case 6 -> one + "/events?limit=50";
            case 7 -> one + "/why";
            case 8 -> one + "/description";
            default -> "/infrastructures/?limit=50&after=" + id;
        };
    }
}
