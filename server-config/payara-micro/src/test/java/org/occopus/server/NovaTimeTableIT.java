package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.state.InfrastructureStatus;

/**
 * How long 20 servers take, from the beginning to the last one that works: by Occopus, by 20 commands {@code openstack
 * server create}, and by 20 requests, which is what the commands send without the time of their own start. The table for
 * {@code docs/clouds/nova.md} is left in {@code target/nova-times.md}.
 */
@EnabledIfSystemProperty(
        named = "occopus.nova.rounds",
        matches = "[1-9]",
        disabledReason = "a measurement, which -Doccopus.nova.rounds=3 asks for")
@ExtendWith(SharedServer.class)
class NovaTimeTableIT {
    private static final int ROUNDS = Integer.getInteger("occopus.nova.rounds", 0);
    private static final int COUNT = 20;
    private static final double MOST = 1.1;
    private static final Path TABLE = Path.of("target", "nova-times.md");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private enum Way {
        REQUESTS,
        COMMANDS,
        OCCOPUS
    }

    /** @param load the load average before it */
    private record Round(Map<Way, Duration> times, double load) {
        String row() {
            return Stream.of(Way.values())
                    .map(way -> "%.1f s".formatted(seconds(way)))
                    .collect(Collectors.joining(" | ", "| ", " | %.1f |%n".formatted(load)));
        }

        double seconds(Way way) {
            return times.getOrDefault(way, Duration.ZERO).toMillis() / 1000.0;
        }
    }

    private final Site site;
    private final TestCloud cloud = TestCloud.orSkip();
    private final PlainServers plain = new PlainServers(cloud, COUNT);
    private final Map<String, Integer> before = cloud.counts();

    NovaTimeTableIT(Site site) {
        this.site = site;
    }

    @BeforeEach
    void logIn() {
        site.rest()
                .put("/auth_data", "resource: [%s]\n".formatted(cloud.login()))
                .ok();
        site.define("""
                'node_def:timed_server':
                  - resource: %s
                    contextualisation: {type: cloudinit, context_template: "#cloud-config\\n"}
                    health_check: {ping: false}
                """.formatted(cloud.resource()));
    }

    @AfterEach
    void leaveNothingBehind() {
        plain.delete();
        site.close();
        site.rest().put("/auth_data", "resource: []\n").ok();
        awaitAsBefore();
    }

    private void awaitAsBefore() {
        assertThat(Poll.until(() -> cloud.counts().equals(before), LIMIT))
                .as("%s as before: %s", cloud.counts(), before)
                .isTrue();
    }

    @Test
    void buildsTwentyServersAlmostAsFastAsPlainCommands() throws IOException {
        build(1);
        List<Round> rounds = new ArrayList<>();
        for (int number = 0; number < ROUNDS; number++) {
            rounds.add(round(number));
            Files.writeString(TABLE, table(rounds));
        }

        assertThat(median(rounds, Way.OCCOPUS)).as(table(rounds)).isLessThan(MOST * median(rounds, Way.COMMANDS));
    }

    private static String table(List<Round> rounds) {
        return rounds.stream().map(Round::row).collect(Collectors.joining());
    }

    private static double median(List<Round> rounds, Way way) {
        return rounds.stream()
                .map(round -> round.seconds(way))
                .sorted()
                .toList()
                .get(rounds.size() / 2);
    }

    /** Each way is the first one in turn. */
    private Round round(int number) {
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        Collections.rotate(order, number);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<Way, Duration> times = new EnumMap<>(Way.class);
        for (Way way : order) {
            times.put(way, timed(way));
        }
        return new Round(times, load);
    }

    private Duration timed(Way way) {
        long begin = System.nanoTime();
        switch (way) {
            case REQUESTS -> plain.create();
            case COMMANDS -> plain.createByCommands();
            case OCCOPUS -> build(COUNT);
        }
        var time = Duration.ofNanos(System.nanoTime() - begin);
        plain.delete();
        site.close();
        awaitAsBefore();
        return time;
    }

    private void build(int count) {
        String id = site.submit("""
                user_id: somebody
                infra_name: timed
                nodes:
                  - {name: worker, type: timed_server, scaling: {min: %1$d, max: %1$d}}
                """.formatted(count));
        await(id);
    }

    private void await(String id) {
        try {
            site.client().await(id, InfrastructureStatus::isSettled, LIMIT, status -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
