package org.occopus.client.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a server bears: many infrastructures that are watched, many who read, many who follow. */
final class Load {
    private static final int NODES = 5;
    /** Seldom against what is built, so that the list costs the server little. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Workbench bench;
    private final Optional<ServerProcess> server;
    private final InstantSource clock;
    private final Consumer<String> talk;
    private final int infrastructures;
    private final Duration length;

    Load(Workbench bench, Optional<ServerProcess> server, InstantSource clock, Consumer<String> talk, boolean quick) {
        this.bench = bench;
        this.server = server;
        this.clock = clock;
        this.talk = talk;
        this.infrastructures = quick ? 100 : 1000;
        this.length = Duration.ofSeconds(quick ? 10 : 60);
    }

    List<Measurement> run() throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        talk.accept("Building " + infrastructures + " infrastructures of " + NODES + " nodes …");
        List<String> ids = build(measurements);
        talk.accept("Measuring requests for " + length.toSeconds() + " s …");
        measurements.addAll(new LoadBench(bench.client().server().toString(), ids, length).run());
        Optional<Double> before = residentMemory();
        talk.accept("Measuring event streams for " + length.toSeconds() + " s …");
        measurements.addAll(new StreamBench(bench.client(), ids, length, clock).run());
        before.flatMap(least -> residentMemory().map(most -> most - least))
                .ifPresent(more -> measurements.add(
                        Measurement.of("resident memory more with " + ids.size() + " event streams", more, "MiB")));
        return measurements;
    }

    private List<String> build(List<Measurement> measurements) throws InterruptedException {
        long start = System.nanoTime();
        List<String> ids = new ArrayList<>();
        while (ids.size() < infrastructures) {
            ids.add(bench.submit(BenchDescriptions.independent(NODES, BenchDescriptions.PLAIN), true));
        }
        bench.awaitRunning(new HashSet<>(ids), POLL);
        measurements.add(Measurement.of(
                "build of " + infrastructures + " infrastructures of " + NODES + " nodes",
                (System.nanoTime() - start) / 1e9,
                "s"));
        return ids;
    }

    private Optional<Double> residentMemory() {
        try {
            return server.isPresent() ? Optional.of(server.get().residentMebibytes()) : Optional.empty();
        } catch (IOException e) {
            throw new BenchException("The server ended during the measurement.");
        }
    }
}
