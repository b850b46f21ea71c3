package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LoopbackTest {
    @Test
    void startsAfterTheAddressesThatOthersUse() {
        assertThat(Loopback.address(0)).isEqualTo("127.1.0.1");
        assertThat(Loopback.address(253)).isEqualTo("127.1.0.254");
        assertThat(Loopback.address(254)).isEqualTo("127.1.1.1");
        assertThat(Loopback.address(Loopback.COUNT - 1)).isEqualTo("127.254.255.254");
        assertThat(Loopback.address(Loopback.COUNT)).isEqualTo("127.1.0.1");
    }

    @Test
    void givesNoAddressTwiceInARow() {
        assertThat(LongStream.range(16_000_000, 16_100_000).mapToObj(Loopback::address))
                .doesNotHaveDuplicates()
                .noneMatch(address -> address.endsWith(".0") || address.endsWith(".255"));
    }

    @Test
    void givesAddressesThatAnswerPing() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "Only Linux answers on all of 127.0.0.0/8");

        assertThat(InetAddress.getAllByName(Loopback.address(123_456))[0].isReachable(1000))
                .isTrue();
    }
}
