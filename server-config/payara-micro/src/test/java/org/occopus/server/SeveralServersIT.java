package org.occopus.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.SimulatedResource;

/**
 * Three servers on one database. The maintenance timer is all but off, so that nothing that happens is its merit; leases are at their defaults.
 */
class SeveralServersIT {
    private static final Duration TAKE_OVER_LIMIT = Duration.ofSeconds(15);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int INFRASTRUCTURES = 9;
    private static final String DEFINITIONS = """
            'node_def:several_quick':
              - resource: {type: simulator}
            'node_def:several_slow':
              - resource:
                  type: simulator
                  boot_seconds: 2
                  faults: [{fault: slow_answer, seconds: {distribution: uniform, min: 0.2, max: 3}}]
                  seed: 5
            'node_def:several_held':
              - resource:
                  type: simulator
                  faults: [{fault: latency, calls: create, seconds: 6, times: 2}]
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: several
            nodes:
              - {name: n, type: several_TYPE, scaling: {min: COUNT, max: 40}}
            """;

    private static @Nullable Cluster started;

    private final Cluster cluster = requireNonNull(started, "the servers are started before the tests");

    @BeforeAll
    static void start(@TempDir Path directory) {
        Cluster cluster = Cluster.start(directory, 3, Map.of("OCCOPUS_MAINTENANCE_SECONDS", "600"));
        started = cluster;
        cluster.site(0).define(DEFINITIONS);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static String description(String type, int count) {
        return DESCRIPTION.replace("TYPE", type).replace("COUNT", Integer.toString(count));
    }

    /** Some at each server, so that each controls some or they are shared out by chance. */
    private List<String> built() {
        List<String> ids = IntStream.range(0, INFRASTRUCTURES)
                .mapToObj(i -> cluster.site(i % cluster.size()).submit(description("quick", 2)))
                .toList();
        ids.forEach(cluster.site(0)::settled);
        return ids;
    }

    private void destroy(List<String> ids, Site site) {
        ids.forEach(site.client()::destroy);
        ids.forEach(site::awaitDestroyed);
        ids.forEach(id -> assertThat(site.inventory(id)).isEmpty());
        assertThat(cluster.oracle().always()).isEmpty();
    }

    @Test
    void keepsOneControllerForEachInfrastructureAsLongAsItLives() {
        List<String> ids = built();
        Map<String, Set<Long>> epochs = new HashMap<>();
        Set<String> lapsed = new HashSet<>();
        boolean stopped = Poll.until(
                () -> {
                    ids.forEach(id -> {
                        LeaseTable.Row lease = cluster.leases().of(id);
                        epochs.computeIfAbsent(id, any -> new HashSet<>()).add(lease.epoch());
                        if (!lease.stands()) {
                            lapsed.add(id);
                        }
                    });
                    return !lapsed.isEmpty();
                },
                Duration.ofSeconds(20));

        assertThat(stopped).isFalse();
        assertThat(lapsed).isEmpty();
        assertThat(epochs.values()).allSatisfy(seen -> assertThat(seen).hasSize(1));
        destroy(ids, cluster.site(1));
    }

    @Test
    void takesOverFromAKilledServer() {
        List<Duration> times = new ArrayList<>();
        for (int victim = 0; victim < cluster.size(); victim++) {
            int dead = victim;
            List<String> ids = built().stream()
                    .filter(id -> cluster.controllerOf(id) == dead)
                    .toList();
            times.addAll(takeOverTimes(dead, ids, RunningServer::kill9));
            cluster.server(dead).restart();
            destroy(everything(), cluster.site(dead));
        }
        Figures.note("take-over after kill -9: " + Figures.summary(times));

        assertThat(times).isNotEmpty().allMatch(time -> time.compareTo(TAKE_OVER_LIMIT) < 0);
    }

    @Test
    void handsOverAtOnceWhenItIsAskedToStop() {
        List<String> ids = built();
        int leaving = cluster.controllerOf(ids.getFirst());
        List<String> held =
                ids.stream().filter(id -> cluster.controllerOf(id) == leaving).toList();
        List<Duration> times = takeOverTimes(leaving, held, RunningServer::askToStop);
        Figures.note("handed over by a server that is asked to stop: " + Figures.summary(times));

        assertThat(times).allMatch(time -> time.compareTo(AT_ONCE) < 0);
        Site other = cluster.site(cluster.otherThan(leaving));
        held.forEach(id -> other.client().scaleTo(id, "n", 3));
        held.forEach(id ->
                assertThat(other.settled(id).node("n").orElseThrow().living()).hasSize(3));
        cluster.server(leaving).restart();
        destroy(ids, cluster.site(leaving));
    }

    private List<String> everything() {
        return cluster.site(0).client().infrastructures().stream()
                .map(summary -> summary.id())
                .toList();
    }

    private List<Duration> takeOverTimes(int victim, List<String> ids, Consumer<RunningServer> end) {
        String name = cluster.nameOf(victim);
        long killed = System.nanoTime();
        end.accept(cluster.server(victim));
        Map<String, Duration> times = new HashMap<>();
        boolean all = Poll.until(
                () -> {
                    ids.stream()
                            .filter(id -> !times.containsKey(id))
                            .filter(id -> !cluster.leases().of(id).owner().equals(name))
                            .forEach(id -> times.put(id, Duration.ofNanos(System.nanoTime() - killed)));
                    return times.size() == ids.size();
                },
                LIMIT);
        assertThat(all).as("all of %s are taken over, so far %s", ids, times).isTrue();
        return List.copyOf(times.values());
    }

    @Test
    void writesNothingMoreWhenItWakesUpAfterItsLease() {
        String id = cluster.site(0).submit(description("held", 2));
        int sleeper = cluster.controllerOf(id);
        assertThat(Poll.until(() -> cluster.leases().of(id).events() >= 3, LIMIT))
                .isTrue();
        Site awake = cluster.site(cluster.otherThan(sleeper));
        cluster.halt(sleeper);
        String name = cluster.nameOf(sleeper);
        boolean takenOver = Poll.until(() -> !cluster.leases().of(id).owner().equals(name), LIMIT);
        awake.settled(id);
        LeaseTable.Row before = cluster.leases().of(id);
        cluster.goOn(sleeper);

        assertThat(takenOver).isTrue();
        // Its two calls were held back for 6 s of its own time, so they happen now.
        assertThat(Poll.until(() -> !sameState(id, before), Duration.ofSeconds(12)))
                .isFalse();
        assertThat(cluster.leases().of(id).owner()).isEqualTo(before.owner());
        assertThat(awake.inventory(id)).hasSize(2);
        assertThat(cluster.oracle().atRest(id)).isEmpty();
        destroy(List.of(id), awake);
    }

    private boolean sameState(String id, LeaseTable.Row before) {
        LeaseTable.Row now = cluster.leases().of(id);
        return now.version() == before.version() && now.events() == before.events() && now.epoch() == before.epoch();
    }

    @Test
    void carriesOutAtOnceWhatAnotherServerWasAskedFor() {
        String id = cluster.site(0).submit(description("quick", 2));
        cluster.site(0).settled(id);
        int controller = cluster.controllerOf(id);
        Site asked = cluster.site(cluster.otherThan(controller));
        long begin = System.nanoTime();
        asked.client().scaleTo(id, "n", 4);
        asked.settled(id);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        Figures.note("carried out for another server within " + Figures.seconds(time));

        assertThat(time).isLessThan(AT_ONCE);
        assertThat(cluster.controllerOf(id)).isEqualTo(controller);
        assertThat(asked.inventory(id)).hasSize(4);
        destroy(List.of(id), asked);
    }

    @Test
    void goesOnByItselfWhenTheDatabaseCrashesUnderLoad() throws IOException {
        List<String> ids = IntStream.range(0, cluster.size())
                .mapToObj(place -> cluster.site(place).submit(description("slow", 10)))
                .toList();
        assertThat(Poll.until(() -> cluster.leases().of(ids.getLast()).events() >= 5, LIMIT))
                .isTrue();
        cluster.crashDatabase();
        long up = System.nanoTime();
        String late = submittedAgainAndAgain();
        ids.forEach(id -> assertThat(cluster.site(0).settled(id).state()).isEqualTo(InfrastructureState.RUNNING));
        Figures.note("everything settled after a crash of the database within "
                + Figures.seconds(Duration.ofNanos(System.nanoTime() - up)));
        cluster.site(0).settled(late);

        for (String id : ids) {
            assertThat(cluster.site(0).inventory(id))
                    .hasSize(10)
                    .extracting(SimulatedResource::instance)
                    .doesNotHaveDuplicates();
            assertThat(cluster.oracle().atRest(id)).isEmpty();
        }
        destroy(everything(), cluster.site(2));
    }

    /** Every server takes requests again soon. */
    private String submittedAgainAndAgain() {
        List<String> accepted = new ArrayList<>();
        for (int place = 0; place < cluster.size(); place++) {
            Rest rest = cluster.site(place).rest();
            boolean taken = Poll.until(
                    () -> {
                        Rest.Answer answer = rest.post("/infrastructures/", description("quick", 1));
                        if (answer.status() == 200) {
                            accepted.add(answer.json().requiredText("infraid"));
                        }
                        return answer.status() == 200;
                    },
                    AT_ONCE);
            assertThat(taken).as("server %d takes requests again", place).isTrue();
        }
        return accepted.getLast();
    }
}
