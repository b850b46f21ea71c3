package org.occopus.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers under {@code kill -9}: three of them on one PostgreSQL, with short leases; one that was killed starts again
 * while the others go on. A failure names its seed; {@code -Doccopus.fire.seed=N -Doccopus.fire.runs=1} runs the same
 * again.
 */
class KilledAtEveryStepIT {
    private static final long FIRST_SEED = Long.getLong("occopus.fire.seed", 0);
    private static final long RUNS = Long.getLong("occopus.fire.runs", 30);
    /** The listings of the simulated cloud lag 4 s at most. */
    private static final Map<String, String> SETTINGS = Map.of(
            "OCCOPUS_LEASE_SECONDS", "3", "OCCOPUS_MAINTENANCE_SECONDS", "2", "OCCOPUS_LISTING_GRACE_SECONDS", "8");

    @Test
    void keepsItsPromises(@TempDir Path directory) {
        List<FireRun.Outcome> outcomes = new ArrayList<>();
        try (Cluster cluster = Cluster.start(directory, 3, SETTINGS)) {
            cluster.site(0).define(FireRun.DEFINITIONS);
            for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
                FireRun.Outcome outcome = new FireRun(cluster, seed).run();
                assertThat(outcome.violations()).as(outcome.story()).isEmpty();
                Figures.note(outcome.story().replace("\n", "; "));
                outcomes.add(outcome);
            }
            note(outcomes, cluster.oracle().injected());
        }
    }

    private static void note(List<FireRun.Outcome> outcomes, List<String> injected) {
        List<Duration> takeOvers = outcomes.stream()
                .map(FireRun.Outcome::takeOver)
                .filter(time -> !time.isZero())
                .toList();
        List<Duration> settlings =
                outcomes.stream().map(FireRun.Outcome::settling).toList();
        Figures.note(outcomes.size() + " runs from seed " + FIRST_SEED + ", each with one kill -9, no violation");
        Figures.note("leases of 3 s, take-over: " + Figures.summary(takeOvers));
        Figures.note("from the kill until all is settled: " + Figures.summary(settlings));
        Map<String, List<Duration>> healings = outcomes.stream()
                .map(FireRun.Outcome::healing)
                .collect(groupingBy(FireRun.Healing::how, TreeMap::new, mapping(FireRun.Healing::time, toList())));
        healings.forEach((how, times) -> Figures.note("ready again after " + how + ": " + Figures.summary(times)));
        Figures.note("faults injected: " + String.join(", ", injected));
    }
}
