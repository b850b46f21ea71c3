package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void listensOnLoopbackByDefault() {
        assertThat(Options.of().address().uri()).hasToString("http://127.0.0.1:5000");
    }

    @Test
    void takesBothWaysToWriteAnOption() {
        assertThat(Options.of("--host=127.0.0.2", "--port", "6000").address())
                .isEqualTo(new Address("127.0.0.2", 6000));
    }

    @Test
    void acceptsOptionsOfTheOriginal() {
        assertThat(Options.of("--parallelize", "--cfg", "occopus_config.yaml", "--port", "6000")
                        .port())
                .isEqualTo(6000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "", "123456"})
    void refusesWhatIsNoPort(String port) {
        assertUsage("is not a port", "--port", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1"})
    void refusesWhatOthersCanReachUnlessAuthenticationIsRequired(String host) {
        Address address = Options.of("--host", host).address();
        assertUsage("needs authentication configured", () -> new Access(false, Optional.empty()).requireSafe(address));
        new Access(true, Optional.empty()).requireSafe(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no such host"})
    void refusesWhatIsNoHost(String host) {
        assertUsage("is not an IPv4 address or a known name", "--host", host);
    }

    @Test
    void speaksHttpsWithACertificate() {
        Options options = Options.of("--tls-cert", "c.pem", "--tls-key=k.pem");
        assertThat(options.address().uri()).hasToString("https://127.0.0.1:5000");
        assertUsage("need each other", "--tls-cert", "c.pem");
        assertUsage("takes a file", "--tls-key");
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
        assertUsage(message, () -> Options.of(arguments).address());
    }

    private static void assertUsage(String message, ThrowingCallable start) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        ServerFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining(message);
    }
}
