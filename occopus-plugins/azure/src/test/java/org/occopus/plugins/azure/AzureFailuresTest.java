package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

class AzureFailuresTest {
    private final AzureFailures failures = new AzureFailures("https://management.azure.com");
    private final CallSubject subject = new CallSubject("Virtual machine 'web' in resource group 'lab'");

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), ProviderFailure.UNREACHABLE),
                Arguments.of(new HttpConnectTimeoutException("slow"), ProviderFailure.UNREACHABLE),
                Arguments.of(new UnknownHostException("management.azure.com"), ProviderFailure.UNREACHABLE),
                Arguments.of(new NoRouteToHostException("No route to host"), ProviderFailure.UNREACHABLE),
                Arguments.of(new SSLHandshakeException("certificate_unknown"), ProviderFailure.UNREACHABLE),
                Arguments.of(new HttpTimeoutException("request timed out"), ProviderFailure.OUTCOME_UNKNOWN),
                Arguments.of(new SocketException("Connection reset"), ProviderFailure.OUTCOME_UNKNOWN),
                Arguments.of(new IOException("EOF reached"), ProviderFailure.OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void leavesTheOutcomeOpenUnlessNothingWasSent(IOException thrown, ProviderFailure kind) {
        assertThat(failures.of(subject, new IllegalStateException(thrown)).kind())
                .isEqualTo(kind);
    }

    @Test
    void saysWhatHappenedAndWhatToDo() {
        assertThat(failures.refused(subject, "there is no such network"))
                .hasMessage("Virtual machine 'web' in resource group 'lab' on Azure at https://management.azure.com:"
                        + " there is no such network; check the resource section of the node definition");
    }

    @Test
    void keepsAFailureThatIsKnownAlready() {
        ProviderException known = failures.refused(subject, "no");

        assertThat(failures.of(CallSubject.ofListing(), known)).isSameAs(known);
    }

    @Test
    void hidesNoErrorOfTheVirtualMachine() {
        assertThatThrownBy(() -> failures.of(subject, new StackOverflowError())).isInstanceOf(StackOverflowError.class);
    }

    @ParameterizedTest
    @EnumSource(ProviderFailure.class)
    void neverSaysThatNothingWasMadeOfWhatWasBegun(ProviderFailure kind) {
        ProviderException halfway = failures.halfway(new ProviderException(kind, "Code", "words"));

        assertThat(halfway.kind()).isNotIn(ProviderFailure.UNREACHABLE, ProviderFailure.UNAUTHORISED);
        assertThat(halfway.kind().isForGood()).isEqualTo(kind.isForGood());
        assertThat(halfway).hasMessage("words");
    }
}
