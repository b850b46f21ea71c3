package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.Together;
import org.occopus.testkit.VariableTemplates;

final class PortsCheckTest {
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final PortsCheck check = new PortsCheck();

    @Test
    void saysWhatTheOriginalSaidOfWrongValues() {
        assertThat(check.check(80))
                .containsExactly(SettingProblem.of("ports", "Invalid format of 'ports' section! Must be a list."));
        assertThat(check.check(List.of(22, "80", true)))
                .containsExactly(
                        new SettingProblem(List.of("ports", "1"), "Invalid port '80' - must be integer"),
                        new SettingProblem(List.of("ports", "2"), "Invalid port True - must be integer"));
    }

    @Test
    void refusesPortsOutOfRange() {
        assertThat(check.check(List.of(0, 1, 65_535, 65_536, -1L)))
                .extracting(SettingProblem::message)
                .containsExactly(
                        "Invalid port 0 - must be from 1 to 65535",
                        "Invalid port 65536 - must be from 1 to 65535",
                        "Invalid port -1 - must be from 1 to 65535");
    }

    @Test
    void namesEachPortThatRefusesConnections() throws IOException {
        int first = PortsCheckContractTest.closedPort();
        int second = PortsCheckContractTest.closedPort();

        assertThat(run("127.0.0.1", List.of(first, second)))
                .isEqualTo(new HealthResult.Fail("port " + first + " of 127.0.0.1 refuses connections; port " + second
                        + " of 127.0.0.1 refuses connections"));
    }

    @Test
    void asksOverIpv6() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
        Assumptions.assumeTrue(loopback.isReachable(1000), "This machine has no IPv6 loopback address");
        try (var socket = new ServerSocket(0, 50, loopback)) {
            assertThat(run("::1", List.of(socket.getLocalPort()))).isEqualTo(new HealthResult.Pass());
        }
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThat(run("[no-such-host]", List.of(80)))
                .isEqualTo(new HealthResult.Fail("port 80 of [no-such-host] can not be asked: the host is unknown"));
    }

    @Test
    void asksAllPortsAtTheSameTime() throws IOException {
        try (var full = FullSocket.open()) {
            List<Integer> ports =
                    IntStream.generate(full::port).limit(20).boxed().toList();
            Together.endsWithin(
                    Duration.ofSeconds(10),
                    () -> assertThat(run("127.0.0.1", ports)).isInstanceOf(HealthResult.Fail.class));
        }
    }

    @Test
    void endsAtTheDeadlineWhenAPortDoesNotAnswer() throws IOException {
        try (var full = FullSocket.open()) {
            var target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of()));
            Together.endsWithin(
                    Duration.ofSeconds(2),
                    () -> assertThat(check.run(target, List.of(full.port()), Deadline.in(Duration.ofMillis(300))))
                            .isEqualTo(new HealthResult.Fail(
                                    "port " + full.port() + " of 127.0.0.1 does not answer in time")));
        }
    }

    private HealthResult run(String host, List<Integer> ports) {
        var target = new HealthTarget(host, new VariableTemplates(Map.of()));
        return check.run(target, ports, Deadline.in(Duration.ofSeconds(15)));
    }
}
