package org.occopus.client.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.occopus.client.Pause;

/** What infrastructures cost that are watched and in which nothing happens. */
final class MemoryBench {
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private final Workbench bench;
    private final ServerProcess server;

    /** The server's memory with so many infrastructures. */
    private record Sample(int infrastructures, double heap, double resident) {
        double heapEach(Sample fewer) {
            return (heap - fewer.heap) / (infrastructures - fewer.infrastructures);
        }

        double residentEach(Sample fewer) {
            return (resident - fewer.resident) / (infrastructures - fewer.infrastructures);
        }
    }

    MemoryBench(Workbench bench, ServerProcess server) {
        this.bench = bench;
        this.server = server;
    }

    List<Measurement> run(List<Integer> sizes) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int size : sizes) {
            while (ids.size() < size) {
                ids.add(bench.submit(BenchDescriptions.independent(1, BenchDescriptions.PLAIN), true));
            }
            bench.awaitRunning(ids);
            samples.add(sample(size));
        }
        bench.clear();
        return measurements(samples);
    }

    private Sample sample(int size) throws InterruptedException {
        Pause.of(IDLE);
        boolean collected = server.collectGarbage();
        if (!collected) {
            throw new BenchException("The server's garbage could not be collected with jcmd.");
        }
        try {
            return new Sample(
                    size,
                    PrometheusText.heapBytes(bench.client().service().metrics()) / MEBIBYTE,
                    server.residentMebibytes());
        } catch (IOException e) {
            throw new BenchException("The server ended during the measurement.");
        }
    }

    private static List<Measurement> measurements(List<Sample> samples) {
        List<Measurement> measurements = new ArrayList<>();
        for (Sample sample : samples) {
            String with = " with " + sample.infrastructures() + " idle infrastructures";
            measurements.add(Measurement.of("heap in use" + with, sample.heap(), "MiB"));
            measurements.add(Measurement.of("resident memory" + with, sample.resident(), "MiB"));
        }
        Sample least = samples.getFirst();
        Sample most = samples.getLast();
        measurements.add(Measurement.of("heap for each idle infrastructure", most.heapEach(least), "MiB")
                .below(0.2));
        measurements.add(Measurement.of("resident memory for each idle infrastructure", most.residentEach(least), "MiB")
                .original("140 MiB"));
        return measurements;
    }
}
