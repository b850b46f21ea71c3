package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void listensOnLoopbackByDefault() {
        assertThat(Address.of().uri()).hasToString("http://127.0.0.1:5000");
    }

    @Test
    void takesBothWaysToWriteAnOption() {
        assertThat(Address.of("--host=127.0.0.2", "--port", "6000")).isEqualTo(new Address("127.0.0.2", 6000));
    }

    @Test
    void acceptsOptionsOfTheOriginal() {
        assertThat(Address.of("--parallelize", "--cfg", "occopus_config.yaml", "--port", "6000")
                        .port())
                .isEqualTo(6000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "", "123456"})
    void refusesWhatIsNoPort(String port) {
        assertUsage("is not a port", "--port", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", ""})
    void refusesWhatOthersCanReach(String host) {
        assertUsage("needs authentication configured", "--host", host);
    }

    @Test
    void refusesAnUnknownOption() {
        assertUsage("unknown option --prot", "--prot", "5000");
    }

    @Test
    void knowsAFreePortFromAnOccupiedOne() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThatThrownBy(new Address("127.0.0.1", port)::requireFree)
                    .isInstanceOfSatisfying(
                            ServerFailure.class,
                            failure -> assertThat(failure.exit()).isEqualTo(Exit.PORT))
                    .hasMessageContaining(Integer.toString(port));
        }
        new Address("127.0.0.1", port).requireFree();
    }

    private static void assertUsage(String message, String... arguments) {
        assertThatThrownBy(() -> Address.of(arguments))
                .isInstanceOfSatisfying(
                        ServerFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining(message);
    }
}
