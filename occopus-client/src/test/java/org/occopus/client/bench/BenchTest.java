package org.occopus.client.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.OccopusClient;
import org.occopus.client.fake.FakeServer;

@Timeout(120)
class BenchTest {
    private final FakeServer server = new FakeServer();
    private final OccopusClient client =
            OccopusClient.builder().server(server.uri()).build();
    private final Workbench bench = new Workbench(client);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void measuresBuildsAndClearsThemAway() throws InterruptedException {
        List<Measurement> measurements = new BuildBench(bench, Optional.empty()).run(List.of(1, 3));
        assertThat(measurements)
                .extracting(Measurement::name)
                .containsExactly(
                        "build 1 independent nodes, first",
                        "build 1 independent nodes, median of 5",
                        "build 3 independent nodes, first",
                        "build 3 independent nodes, median of 5",
                        "build a chain of 20 nodes, median of 5",
                        "build 100 nodes, 200 ms a create call, median of 5");
        assertThat(measurements).allMatch(measurement -> measurement.value() > 0);
        assertThat(client.infrastructures()).isEmpty();
    }

    @Test
    void measuresPassesOverADetachedInfrastructure() throws InterruptedException {
        List<Measurement> measurements = new PassBench(bench).run(List.of(2));
        assertThat(measurements).hasSize(2).allMatch(measurement -> measurement.value() >= 0);
        assertThat(server.requests().stream().filter(request -> request.endsWith("/maintain")))
                .hasSize(6);
        assertThat(server.requests().getFirst()).contains("maintained=false");
        assertThat(client.infrastructures()).isEmpty();
    }

    @Test
    void measuresRequestsUnderLoad() throws InterruptedException {
        List<Measurement> measurements = new RequestBench(bench, Duration.ofMillis(200)).run();
        assertThat(measurements).extracting(Measurement::unit).contains("requests/s", "ms");
        assertThat(measurements).allMatch(measurement -> measurement.value() > 0);
    }

    @Test
    void countsAnswersAndFailuresAtAGivenRate() throws InterruptedException {
        String id = bench.submit(BenchDescriptions.independent(1, BenchDescriptions.PLAIN), true);
        List<Measurement> measurements =
                new LoadBench(server.uri().toString(), List.of(id), Duration.ofSeconds(1)).run();
        double answered = measurements.get(0).value();
        double failed = measurements.get(1).value();
        assertThat(answered + failed).isEqualTo(200);
        assertThat(answered).as("reports and status are known to the fake").isGreaterThanOrEqualTo(120);
        assertThat(measurements.get(2).value()).isPositive();
        assertThat(measurements.get(3).value())
                .isGreaterThanOrEqualTo(measurements.get(2).value());
        bench.clear();
    }

    @Test
    void tellsWhatMostTakeAtMost() {
        Latencies latencies = new Latencies(new long[] {3_000_000, 1_000_000, 2_000_000, 100_000_000});
        assertThat(latencies.milliseconds(0.5)).isEqualTo(3);
        assertThat(latencies.milliseconds(0.99)).isEqualTo(100);
        assertThat(new Latencies(new long[0]).milliseconds(0.5)).isNaN();
    }

    @Test
    void stopsWhenABuildFails() {
        server.levers.failingNode = "n0";
        assertThatThrownBy(() -> new BuildBench(bench, Optional.empty()).run(List.of(1)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ROLLING_BACK");
    }

    @Test
    void readsTheHeapFromTheMetrics() {
        String metrics = """
                # HELP jvm_memory_used_bytes The amount of used memory
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E6
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 500000.0 1732270000
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0E7
                """;
        assertThat(PrometheusText.heapBytes(metrics)).isEqualTo(2_000_000);
    }

    @Test
    void readsMemoryAndTimeOfAProcess(@TempDir Path directory) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is missing here");
        Path file = directory.resolve("server.pid");
        Files.writeString(file, ProcessHandle.current().pid() + " 127.0.0.1 5000\n");
        ServerProcess process = ServerProcess.of(file).orElseThrow();
        assertThat(process.residentMebibytes()).isGreaterThan(10);
        assertThat(process.processorSeconds()).isGreaterThan(0);
        assertThat(ServerProcess.of(directory.resolve("none"))).isEmpty();
    }

    @Test
    void comparesWithTargetsAndTheOriginal() {
        Measurement met = Measurement.of("a", 0.5, "s").below(1).original("29.8 s");
        Measurement missed = Measurement.of("b", 120, "ms").below(50);
        assertThat(met.missed()).isFalse();
        assertThat(missed.missed()).isTrue();
        List<String> table = MeasurementTable.lines(List.of(met, missed));
        assertThat(table.get(1)).matches("a +0\\.500 s +< 1\\.000 ok +29\\.8 s");
        assertThat(table.get(2)).matches("b +120 ms +< 50\\.0 MISS");
        assertThat(met.members()).containsEntry("met", true).containsEntry("original", "29.8 s");
    }
}
