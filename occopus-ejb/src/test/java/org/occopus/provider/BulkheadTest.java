package org.occopus.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.occopus.credentials.CredentialSource;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.testkit.FakeCloud;

/** Hundreds of calls that hang at one cloud cost the calls to another one nothing. */
@Timeout(60)
class BulkheadTest {
    private static final int HANGING = 500;
    private static final int CALLS = 300;

    private final FakeCloud cloud = new FakeCloud(InstantSource.system());
    private final Providers providers = new Providers(
            new PluginRegistry(List.of(cloud), List.of(), List.of(), List.of()),
            CredentialSource.NONE,
            InstantSource.system());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        cloud.release("hanging");
        threads.shutdownNow();
    }

    private int list(String endpoint) {
        return providers.call(
                Map.of("type", "fake", "endpoint", endpoint),
                handler -> handler.listOwned(OwnerTag.server("s"), Deadline.in(Duration.ofSeconds(50)))
                        .size());
    }

    /** The slowest but one per cent of many calls, made together. */
    private Duration slowest() throws Exception {
        List<Future<Duration>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(threads.submit(() -> {
                long start = System.nanoTime();
                assertThat(list("working")).isZero();
                return Duration.ofNanos(System.nanoTime() - start);
            }));
        }
        List<Duration> times = new ArrayList<>();
        for (Future<Duration> call : calls) {
            times.add(call.get(30, TimeUnit.SECONDS));
        }
        Collections.sort(times);
        return times.get(CALLS * 99 / 100);
    }

    @Test
    void keepsAHangingCloudFromSlowingAnotherOne() throws Exception {
        slowest();
        Duration alone = slowest();
        cloud.hang("hanging");
        List<Future<Integer>> hanging = new ArrayList<>();
        for (int i = 0; i < HANGING; i++) {
            hanging.add(threads.submit(() -> list("hanging")));
        }
        Duration beside = slowest();
        assertThat(hanging).noneMatch(Future::isDone);
        assertThat(beside).isLessThan(alone.plusMillis(500));
        cloud.release("hanging");
        for (Future<Integer> call : hanging) {
            assertThat(call.get(30, TimeUnit.SECONDS)).isZero();
        }
    }
}
