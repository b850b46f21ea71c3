package org.occopus.client.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One maintenance pass over an infrastructure in which all is well. */
final class PassBench {
    private static final int REPETITIONS = 3;

    private final Workbench bench;

    PassBench(Workbench bench) {
        this.bench = bench;
    }

    List<Measurement> run(List<Integer> sizes) throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (int size : sizes) {
            measurements.add(targeted(size, pass(size, BenchDescriptions.PLAIN, "")));
            measurements.add(pass(size, BenchDescriptions.PINGED, ", pinging each"));
        }
        return measurements;
    }

    private static Measurement targeted(int size, Measurement measurement) {
        return switch (size) {
            case 100 -> measurement.original("29.8 s");
            case 500 -> measurement.below(1);
            default -> measurement;
        };
    }

    private Measurement pass(int size, String type, String how) throws InterruptedException {
        String id = bench.submit(BenchDescriptions.independent(size, type), false);
        bench.awaitRunning(Set.of(id));
        bench.await(id, status -> !status.working());
        List<Double> seconds = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            seconds.add(seconds(id));
        }
        bench.clear();
        double median = seconds.stream().sorted().toList().get(REPETITIONS / 2);
        return Measurement.of("maintenance pass over " + size + " healthy nodes" + how, median, "s");
    }

    private double seconds(String id) throws InterruptedException {
        long start = System.nanoTime();
        bench.client().maintain(id);
        bench.await(id, status -> !status.working());
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
