package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.events.EventKind;
import org.occopus.notification.NotificationTarget.FcmDevice;
import org.occopus.notification.NotificationTarget.Webhook;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

class TargetReaderTest {
    private static final String SECRET = "canary-of-the-secret-71d0";

    @Test
    void readsTheOriginalsBody() {
        assertThat(read("{'type': 'fcm', 'fcm': {'api_key': 'k', 'reg_id': 'r'}}"))
                .containsExactly(new FcmDevice("k", "r"));
    }

    @Test
    void readsAWebhookWithTheKindsThatItWants() {
        assertThat(read("{'webhook': {'url': 'https://a.example/x?y=z', 'secret': '" + SECRET
                        + "', 'events': ['READY', 'FAILED']}}"))
                .containsExactly(new Webhook(
                        URI.create("https://a.example/x?y=z"), SECRET, Set.of(EventKind.READY, EventKind.FAILED)));
    }

    @Test
    void readsBothAtOnce() {
        assertThat(read("{'webhook': {'url': 'http://127.0.0.1:9/', 'secret': '" + SECRET
                        + "'}, 'fcm': {'api_key': 'k', 'reg_id': 'r'}}"))
                .hasSize(2);
    }

    @Test
    void collectsAllProblemsAndQuotesNoSecret() {
        ProblemException problem = refused("{'type': 'sms', 'webhook': {'url': 'ftp://x/', 'secret': 'whsec_*" + SECRET
                + "', 'events': ['READY', 'READIER'], 'colour': 1}, 'fcm': {'api_key': ''}, 'x': 1}");
        assertThat(problem.type()).isEqualTo(ProblemType.DESCRIPTION_INVALID);
        assertThat(problem.findings())
                .extracting(finding -> finding.path())
                .containsExactlyInAnyOrder(
                        "x",
                        "type",
                        "webhook.colour",
                        "webhook.url",
                        "webhook.secret",
                        "webhook.events[1]",
                        "fcm.api_key",
                        "fcm.reg_id");
        assertThat(problem.findings()).asString().doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[::ffff:169.254.169.254]/",
                "https://user:password@a.example/",
                "https://a.example/#part",
                "/relative",
                "file:///etc/passwd",
                "http:///nohost",
                "http://a.example:99999/",
                "not an address"
            })
    void refusesAddressesThatItWillNotCall(String url) {
        assertThat(refused("{'webhook': {'url': '" + url + "', 'secret': '" + SECRET + "'}}")
                        .findings())
                .extracting(finding -> finding.path())
                .containsExactly("webhook.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "'x'", "{} {}"})
    void refusesWhatIsNoObject(String text) {
        assertThat(refused(text).type()).isEqualTo(ProblemType.REQUEST_INVALID);
    }

    @Test
    void refusesAKeyThatIsNoHeader() {
        assertThat(refused("{'fcm': {'api_key': 'k\\n: x', 'reg_id': 'r'}}").findings())
                .extracting(finding -> finding.path())
                .containsExactly("fcm.api_key");
    }

    @Test
    void refusesABodyThatNamesNobody() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{}"))
                .withMessageContaining("nobody is named");
        assertThat(refused("{'type': 'fcm'}").findings())
                .extracting(finding -> finding.path())
                .containsExactly("fcm");
    }

    private static ProblemException refused(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text));
    }

    private static List<NotificationTarget> read(String text) {
        return new TargetReader(AddressRule.PRIVATE).read(text.replace('\'', '"'));
    }
}
