package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

class DockerFailuresTest {
    private final DockerFailures failures = new DockerFailures("tcp://docker:2375");
    private final CallSubject subject = new CallSubject("Container 'web'", "check its image");

    private ProviderException answered(int status, String words) {
        return failures.of(subject, new DockerException("{\"message\":\"" + words + "\"}\n", status));
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad parameter, REFUSED",
        "400, exec: permission denied: unknown, REFUSED",
        "401, unauthorized, UNAUTHORISED",
        "403, forbidden, UNAUTHORISED",
        "404, No such image: x, REFUSED",
        "404, toomanyrequests: You have reached your pull rate limit, THROTTLED",
        "409, name taken, REFUSED",
        "302, elsewhere, REFUSED",
        "429, slow down, THROTTLED",
        "500, driver failed, PROVIDER_FAULT",
        "500, write /x: no space left on device, NO_CAPACITY",
        "500, Error processing tar file(exit status 1): archive/tar: invalid tar header, REFUSED",
        "500, Get https://r/v2/: unauthorized: authentication required, UNAUTHORISED",
        "500, toomanyrequests: rate limit, THROTTLED",
        "503, not ready, PROVIDER_FAULT"
    })
    void readsStatusAndWords(int status, String words, ProviderFailure kind) {
        ProviderException failure = answered(status, words);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.providerCode()).isEqualTo(Integer.toString(status));
        assertThat(failure).hasMessageContaining(words);
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), ProviderFailure.UNREACHABLE),
                Arguments.of(new UnknownHostException("docker"), ProviderFailure.UNREACHABLE),
                Arguments.of(new NoRouteToHostException("No route to host"), ProviderFailure.UNREACHABLE),
                Arguments.of(new SocketException("No such file or directory"), ProviderFailure.UNREACHABLE),
                Arguments.of(new SocketException("Permission denied"), ProviderFailure.UNAUTHORISED),
                Arguments.of(new SocketException("Connection reset"), ProviderFailure.OUTCOME_UNKNOWN),
                Arguments.of(new SSLHandshakeException("bad_certificate"), ProviderFailure.UNAUTHORISED),
                Arguments.of(
                        new SSLHandshakeException("Remote host terminated the handshake", new EOFException()),
                        ProviderFailure.UNREACHABLE),
                Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), ProviderFailure.UNREACHABLE),
                Arguments.of(new SSLException("closed"), ProviderFailure.OUTCOME_UNKNOWN),
                Arguments.of(new IOException("Premature end"), ProviderFailure.OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void leavesTheOutcomeOpenUnlessNothingWasSent(IOException thrown, ProviderFailure kind) {
        assertThat(failures.of(subject, new IllegalStateException(thrown)).kind())
                .isEqualTo(kind);
    }

    @Test
    void saysWhatHappenedAndWhatToDo() {
        assertThat(answered(404, "No such image: x:1"))
                .hasMessage("Container 'web' on Docker at tcp://docker:2375: Docker says 'No such image: x:1' (404);"
                        + " check its image");
    }

    @Test
    void shortensWhatDockerSays() {
        assertThat(failures.of(subject, new DockerException("<html>" + "x".repeat(5000), 502))
                        .getMessage())
                .hasSizeLessThan(800)
                .contains("<html>xxx");
    }

    @Test
    void keepsAFailureThatIsKnownAlready() {
        ProviderException known = failures.open(subject, "it went");

        assertThat(failures.of(CallSubject.ofListing(), known)).isSameAs(known);
    }

    @Test
    void hidesNoErrorOfTheVirtualMachine() {
        assertThatThrownBy(() -> failures.of(subject, new StackOverflowError())).isInstanceOf(StackOverflowError.class);
    }
}
