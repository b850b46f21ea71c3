package org.occopus.client.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reading under load: several connections that ask again as soon as they are answered. */
final class RequestBench {
    private static final int CONNECTIONS = 4;
    private static final int NODES = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    private final Workbench bench;
    private final Duration length;

    RequestBench(Workbench bench, Duration length) {
        this.bench = bench;
        this.length = length;
    }

    List<Measurement> run() throws InterruptedException {
        String id = bench.submit(BenchDescriptions.independent(NODES, BenchDescriptions.PLAIN), true);
        bench.awaitRunning(Set.of(id));
        List<Measurement> measurements = new ArrayList<>(load("GET /infrastructures/", "/infrastructures/", false));
        measurements.addAll(load("GET of " + NODES + " nodes", "/infrastructures/" + id, true));
        bench.clear();
        return measurements;
    }

    private List<Measurement> load(String name, String path, boolean targeted) throws InterruptedException {
        URL url = url(bench.client().server() + path);
        var unused = latencies(url, WARM_UP);
        long start = System.nanoTime();
        Latencies latencies = latencies(url, length);
        double seconds = (System.nanoTime() - start) / 1e9;
        Measurement last = Measurement.of(name + ", p99", latencies.milliseconds(0.99), "ms");
        return List.of(
                Measurement.of(name + ", " + CONNECTIONS + " connections", latencies.count() / seconds, "requests/s"),
                Measurement.of(name + ", p50", latencies.milliseconds(0.5), "ms"),
                targeted ? last.below(50).original("28 s") : last);
    }

    private static Latencies latencies(URL url, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<List<Long>>> loops = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                loops.add(() -> loop(url, end));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> loop : workers.invokeAll(loops)) {
                all.addAll(loop.get());
            }
            return Latencies.of(all);
        } catch (ExecutionException e) {
            throw new BenchException("A request under load failed: " + e.getCause());
        }
    }

    private static List<Long> loop(URL url, long end) throws IOException {
        List<Long> latencies = new ArrayList<>();
        long now = System.nanoTime();
        while (now < end) {
            request(url);
            long answered = System.nanoTime();
            latencies.add(answered - now);
            now = answered;
        }
        return latencies;
    }

    /** The answer is read to its end, so that the connection is used again. */
    private static void request(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(60_000);
        try (InputStream input = connection.getInputStream()) {
            input.readAllBytes();
        }
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (IOException e) {
            throw new BenchException(text + " can not be asked for.");
        }
    }
}
