package org.occopus.client.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.client.description.DescriptorBundle;

/** From the request to the last node that is ready. */
final class BuildBench {
    private static final int CHAIN = 20;
    private static final int COMPARED_SIZE = 100;
    private static final int RUNS = 5;

    private final Workbench bench;
    private final Optional<ServerProcess> server;

    BuildBench(Workbench bench, Optional<ServerProcess> server) {
        this.bench = bench;
        this.server = server;
    }

    List<Measurement> run(List<Integer> sizes) throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (int size : sizes) {
            measurements.addAll(independent(size));
        }
        double chain = median(BenchDescriptions.chain(CHAIN));
        measurements.add(Measurement.of("build a chain of " + CHAIN + " nodes, median of " + RUNS, chain, "s")
                .below(1));
        double slow = median(BenchDescriptions.independent(COMPARED_SIZE, BenchDescriptions.SLOW));
        String name = "build " + COMPARED_SIZE + " nodes, " + BenchDescriptions.SLOW_MILLISECONDS
                + " ms a create call, median of " + RUNS;
        measurements.add(Measurement.of(name, slow, "s"));
        return measurements;
    }

    private List<Measurement> independent(int size) throws InterruptedException {
        DescriptorBundle description = BenchDescriptions.independent(size, BenchDescriptions.PLAIN);
        String name = "build " + size + " independent nodes";
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.of(name + ", first", seconds(description), "s"));
        Optional<Double> before = processorSeconds();
        measurements.add(targeted(size, Measurement.of(name + ", median of " + RUNS, median(description), "s")));
        Optional<Double> used = processorSeconds().flatMap(after -> before.map(start -> (after - start) / RUNS));
        if (size == COMPARED_SIZE) {
            used.ifPresent(figure -> measurements.add(Measurement.of(
                            "processor time of the server for " + size + " nodes, with destroying", figure, "CPU s")
                    .original("42.6 CPU s to build")));
        }
        return measurements;
    }

    private double median(DescriptorBundle description) throws InterruptedException {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = seconds(description);
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static Measurement targeted(int size, Measurement measurement) {
        return switch (size) {
            case COMPARED_SIZE -> measurement.below(1).original("42.6 CPU s");
            case 500 -> measurement.below(4);
            default -> measurement;
        };
    }

    private double seconds(DescriptorBundle description) throws InterruptedException {
        long start = System.nanoTime();
        String id = bench.submit(description, true);
        bench.awaitRunning(Set.of(id));
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        if (!bench.client().status(id).isComplete()) {
            throw new BenchException("Infrastructure " + id + " is RUNNING, and not all of its nodes are ready.");
        }
        bench.clear();
        return seconds;
    }

    private Optional<Double> processorSeconds() {
        return server.map(process -> {
            try {
                return process.processorSeconds();
            } catch (IOException e) {
                throw new UncheckedIOException("The server ended during the measurement.", e);
            }
        });
    }
}
