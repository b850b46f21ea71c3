package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.Together;
import org.occopus.testkit.VariableTemplates;

final class PingCheckTest {
    private final PingCheck check = new PingCheck();

    @AfterEach
    void close() {
        check.close();
    }

    @Test
    void isOnUnlessItIsSwitchedOff() {
        assertThat(check.defaultValue()).contains(true);
        assertThat(check.asksForAnything(false)).isFalse();
    }

    @Test
    void saysWhatTheOriginalSaidOfAWrongValue() {
        assertThat(check.check("yes"))
                .containsExactly(SettingProblem.of("ping", "Invalid value of 'ping' section! Must be True/False."));
    }

    @Test
    void passesEveryLoopbackAddress() throws IOException {
        assumeTrue(
                InetAddress.getByAddress(new byte[] {127, 3, 2, 1}).isReachable(1000),
                "Only Linux answers on all of 127.0.0.0/8");

        assertThat(run("127.3.2.1")).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void namesTheHostThatDoesNotAnswer() {
        assertThat(run("[no-such-host]")).isEqualTo(new HealthResult.Fail("host [no-such-host] does not answer ping"));
    }

    @Test
    void asksFiveHundredHostsAtOnceQuickly() {
        Together.endsWithin(
                Duration.ofSeconds(20),
                () -> assertThat(Together.call(500, () -> run("127.0.0.1"))).containsOnly(new HealthResult.Pass()));
    }

    @Test
    void findsAHostAliveBesideAThousandDeadOnes() throws InterruptedException {
        var asking = new CountDownLatch(1000);
        var never = new CountDownLatch(1);
        Pinger.Echo echo = (address, limit) -> isAlive(address) || isAnswered(never, limit);
        try (var pinger = new Pinger(echo, Optional.empty());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Deadline checks = Deadline.in(Duration.ofSeconds(8));
            for (int dead = 0; dead < 1000; dead++) {
                var unused = threads.submit(() -> {
                    asking.countDown();
                    return pinger.answers("127.0.0.2", checks);
                });
            }
            asking.await();

            assertThat(pinger.answers("127.0.0.1", checks)).isTrue();
            threads.shutdownNow();
        }
    }

    private static boolean isAlive(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.1");
    }

    /** Waits for an answer as long as it may, as the network does for a dead host. */
    private static boolean isAnswered(CountDownLatch answer, int milliseconds) throws IOException {
        try {
            return answer.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void asksTheSystemsProgramBeforeItGivesAHostUp(@TempDir Path directory) throws IOException, InterruptedException {
        Path program = Files.writeString(directory.resolve("ping"), "#!/bin/sh\n[ \"$5\" = 127.0.0.1 ]\n");
        assumeTrue(program.toFile().setExecutable(true), "Programs can be run from the temporary directory");

        try (var pinger = new Pinger((address, limit) -> false, Optional.of(program));
                var withoutProgram = new Pinger((address, limit) -> false, Optional.empty())) {
            Deadline soon = Deadline.in(Duration.ofSeconds(10));
            assertThat(pinger.answers("127.0.0.1", soon)).isTrue();
            assertThat(pinger.answers("127.0.0.2", soon)).isFalse();
            assertThat(withoutProgram.answers("127.0.0.1", soon)).isFalse();
        }
    }

    private HealthResult run(String host) {
        var target = new HealthTarget(host, new VariableTemplates(Map.of()));
        return check.run(target, true, Deadline.in(Duration.ofSeconds(15)));
    }
}
