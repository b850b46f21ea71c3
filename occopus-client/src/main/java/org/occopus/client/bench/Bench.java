package org.occopus.client.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.occopus.client.OccopusClient;
import org.occopus.client.json.JsonText;

/** All measurements, one after the other. */
public final class Bench {
    private final Workbench bench;
    private final Optional<ServerProcess> server;
    private final Consumer<String> talk;
    private final boolean quick;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * Measurements that have not begun.
     *
     * @param client the server to measure; it should have nothing else to do
     * @param pidFile where the server says its process number; memory is measured only when it runs on this machine
     * @param quick smaller sizes, for a first look
     * @param talk is told what is measured now
     */
    public Bench(OccopusClient client, Path pidFile, boolean quick, Consumer<String> talk) {
        this.bench = new Workbench(client);
        this.server = ServerProcess.of(pidFile);
        this.quick = quick;
        this.talk = talk;
    }

    /**
     * Measures, and takes away again whatever was built, also after a failure.
     *
     * @throws BenchException when a measurement could not be made
     * @throws InterruptedException when the thread is interrupted
     */
    public void run() throws InterruptedException {
        run(this::measure);
    }

    /**
     * Measures what the server bears: many infrastructures, many requests, many readers of events; takes all of it away
     * again, also after a failure.
     *
     * @param clock tells when events come
     * @throws BenchException when a measurement could not be made
     * @throws InterruptedException when the thread is interrupted
     */
    public void runLoad(InstantSource clock) throws InterruptedException {
        run(() -> {
            warmUp();
            measurements.addAll(new Load(bench, server, clock, talk, quick).run());
        });
    }

    private interface Measuring {
        void run() throws InterruptedException;
    }

    private void run(Measuring measuring) throws InterruptedException {
        bench.importDefinitions();
        try {
            measuring.run();
        } finally {
            bench.clear();
            bench.forgetDefinitions();
        }
    }

    private void measure() throws InterruptedException {
        warmUp();
        talk.accept("Measuring builds …");
        measurements.addAll(new BuildBench(bench, server).run(quick ? List.of(1, 10, 100) : List.of(1, 10, 100, 500)));
        talk.accept("Measuring maintenance passes …");
        measurements.addAll(new PassBench(bench).run(quick ? List.of(100) : List.of(100, 500)));
        talk.accept("Measuring requests …");
        measurements.addAll(new RequestBench(bench, Duration.ofSeconds(quick ? 2 : 5)).run());
        if (server.isPresent()) {
            talk.accept("Measuring memory …");
            measurements.addAll(new MemoryBench(bench, server.get()).run(quick ? List.of(1, 50) : List.of(1, 50, 500)));
        } else {
            talk.accept(
                    "Memory is not measured: the server does not run on this machine, or not under this OCCOPUS_HOME.");
        }
    }

    /** The first build of a fresh server also pays for loading its classes. */
    private void warmUp() throws InterruptedException {
        talk.accept("Warming up …");
        String id = bench.submit(BenchDescriptions.independent(10, BenchDescriptions.PLAIN), true);
        bench.await(id, status -> status.isSettled());
        bench.clear();
    }

    /** {@return the table for people} */
    public List<String> table() {
        return MeasurementTable.lines(measurements);
    }

    /** {@return how many figures miss their target} */
    public int missed() {
        return (int) measurements.stream().filter(Measurement::missed).count();
    }

    /**
     * The figures for machines, with what they were measured on.
     *
     * @param now when they were measured
     * @return JSON text
     */
    public String json(Instant now) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", now);
        members.put("quick", quick);
        members.put("machine", Machine.members());
        members.put(
                "measurements", measurements.stream().map(Measurement::members).toList());
        return JsonText.indented(members);
    }
}
