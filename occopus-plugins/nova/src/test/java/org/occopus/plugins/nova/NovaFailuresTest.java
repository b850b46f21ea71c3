package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

class NovaFailuresTest {
    private static final CallSubject SUBJECT = CallSubject.ofExisting("Server", "s1");

    private static ProviderException lost(Throwable cause) {
        return new NovaFailures("http://k/v3").lost(SUBJECT, new LostCall(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "401, The request you have made requires authentication., true, UNAUTHORISED",
        "403, You are not authorized to perform the requested action., true, UNAUTHORISED",
        "403, 'Quota exceeded for instances: Requested 1, but already used 10 of 10 instances', true, QUOTA_EXCEEDED",
        "409, Quota exceeded for resources: ['floatingip']., true, QUOTA_EXCEEDED",
        "413, VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded, true, QUOTA_EXCEEDED",
        "403, Only volume-backed servers are allowed for flavors with zero disk., true, REFUSED",
        "400, Can not find requested image, true, REFUSED",
        "404, Flavor x could not be found., false, REFUSED",
        "409, 'Multiple possible networks found, use a Network ID to be more specific.', true, REFUSED",
        "409, Cannot 'delete' instance while it is in task_state spawning, false, PROVIDER_FAULT",
        "409, Instance x is locked, false, REFUSED",
        "409, No more IP addresses available on network n., true, NO_CAPACITY",
        "500, No valid host was found. There are not enough hosts available., true, NO_CAPACITY",
        "429, Too many requests, true, THROTTLED",
        "413, This request was rate-limited., true, THROTTLED",
        "500, Unexpected API Error., true, OUTCOME_UNKNOWN",
        "500, Unexpected API Error., false, PROVIDER_FAULT",
        "504, Gateway Time-out, true, OUTCOME_UNKNOWN",
        "503, Service Unavailable, true, PROVIDER_FAULT"
    })
    void tellsWhatTheEngineCanDoAboutARefusal(int status, String words, boolean creates, ProviderFailure kind) {
        assertThat(NovaFailures.kindOf(status, words, creates)).isEqualTo(kind);
    }

    @Test
    void leavesTheOutcomeOpenUnlessNothingWasSent() {
        assertThat(lost(new IOException("HTTP/1.1 header parser received no bytes"))
                        .kind())
                .isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(lost(new TimeoutException("late")).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(lost(new IOException(new ConnectException("refused"))).kind())
                .isEqualTo(ProviderFailure.UNREACHABLE);
    }

    @Test
    void givesUpOnACertificateButNotOnAHandshakeThatBrokeOff() {
        var untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("PKIX path building failed"));
        var brokenOff = new SSLHandshakeException("Remote host terminated the handshake");
        brokenOff.initCause(new EOFException("SSL peer shut down incorrectly"));

        assertThat(lost(untrusted).kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(lost(brokenOff).kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(lost(new SSLException("Unrecognized SSL message, plaintext connection?"))
                        .kind())
                .isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(lost(new SSLException("Connection reset")).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void namesTheThingTheCloudAndWhatToDo() {
        assertThat(lost(new ConnectException()))
                .hasMessage(
                        "Server s1 on OpenStack at http://k/v3: no connection; check the endpoint, and that the cloud"
                                + " runs");
    }
}
