package org.occopus.plugins.chef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.occopus.plugins.chef.ChefNodes.node;
import static org.occopus.plugins.chef.ChefNodes.soon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.SettableClock;
import org.occopus.testkit.Together;
import org.occopus.testkit.chef.FakeChefServer;
import org.occopus.testkit.chef.FakeChefServer.Answer;
import org.occopus.testkit.chef.TestLogin;

final class ChefFailuresTest {
    private final SettableClock clock = new SettableClock();
    private final ConfigNode node = node(Owners.any());

    @AutoClose
    private final FakeChefServer server = new FakeChefServer(clock);

    @AutoClose
    private final ChefConfigManager manager = ChefNodes.manager(server);

    private static ProviderException failureOf(ThrowingCallable call) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, call);
        assertThat(failure).as("failure").isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, UNAUTHORISED",
        "403, UNAUTHORISED",
        "404, REFUSED",
        "406, REFUSED",
        "413, REFUSED",
        "302, REFUSED",
        "429, THROTTLED",
        "500, PROVIDER_FAULT",
        "502, PROVIDER_FAULT",
        "503, THROTTLED",
    })
    void tellsWhatToMakeOfAnAnswer(int status, ProviderFailure kind) {
        server.answerNext(Answer.error(status, "its own words"));

        ProviderException failure = failureOf(() -> manager.register(node, soon()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.providerCode()).isEqualTo(String.valueOf(status));
        assertThat(failure.getMessage())
                .startsWith("Chef server at " + server.endpoint() + ", POST /environments: it answers 'its own words' ("
                        + status + "); ");
    }

    @Test
    void tellsHowLongAThrottledCallHasToWait() {
        server.answerNext(new Answer(429, Map.of("error", "slow down"), Map.of("Retry-After", "17")));

        ProviderException failure = failureOf(() -> manager.register(node, soon()));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(failure.getMessage()).contains("'slow down'");
    }

    @Test
    void quotesTheStartOfAnAnswerThatIsNoJson() {
        server.answerNext(Answer.of(502, "<html>" + "x".repeat(1000)));

        assertThat(failureOf(() -> manager.register(node, soon())).getMessage())
                .contains("'<html>xxx")
                .hasSizeLessThan(600);
    }

    @Test
    void refusesAnUnknownOrganisation() {
        ChefConfigManager wrong = ChefNodes.manager(server.endpoint().replace("/staff", "/other"), server);

        ProviderException failure = failureOf(() -> wrong.register(node, soon()));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure.getMessage()).contains("No such organization").contains("check the organisation");
        wrong.close();
    }

    @Test
    void isRefusedWhenTheClocksDiffer() {
        ChefConfigManager late = ChefConfigManager.open(
                new Account(new Section(Map.of("endpoint", server.endpoint())), TestLogin.credentials()),
                new SettableClock(clock.instant().minusSeconds(3600)));

        ProviderException failure = failureOf(() -> late.register(node, soon()));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failure.getMessage()).contains("Synchronize the clock").contains("this server's clock");
        late.close();
    }

    @Test
    void signsInTheOldWayWhenAsked() {
        ChefConfigManager old = ChefConfigManager.open(
                new Account(new Section(Map.of("endpoint", server.endpoint() + "/")), TestLogin.credentials("1.0")),
                clock);
        old.register(node, soon());

        assertThat(server.names("nodes")).containsExactly(node.owner().instanceId());
        old.close();
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ChefConfigManager lonely = ChefNodes.manager("http://127.0.0.1:" + port + "/organizations/staff", server);

        ProviderException failure = failureOf(() -> lonely.register(node, soon()));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(failure.getMessage()).contains("no connection").contains("check the endpoint");
        lonely.close();
    }

    @Test
    void endsAtTheDeadlineWhenTheServerHangs() {
        server.hang();

        Together.endsWithin(Duration.ofSeconds(5), () -> {
            Deadline deadline = Deadline.in(Duration.ofMillis(300));
            assertThat(failureOf(() -> manager.state(node, deadline)).kind())
                    .isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        });
    }

    @Test
    void leavesTheOutcomeOpenAndTheFlagSetWhenInterrupted() {
        server.hang();

        Together.endsWithin(Duration.ofSeconds(5), () -> {
            Thread.currentThread().interrupt();
            ProviderException failure = failureOf(() -> manager.state(node, soon()));
            boolean kept = Thread.interrupted();

            assertThat(failure.kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
            assertThat(kept).isTrue();
        });
    }

    @Test
    void doesNotAskWhenTheDeadlineHasPassed() {
        ProviderException failure = failureOf(() -> manager.state(node, Deadline.in(Duration.ZERO)));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void saysThatTheLoginIsMissing() {
        Section settings = new Section(Map.of("endpoint", "https://chef.example.org/organizations/x"));

        ProviderException failure = failureOf(() -> new ChefFactory().open(new Account(settings, Section.empty())));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failure.getMessage())
                .startsWith("Authorisation information is not set for the target Chef Server"
                        + " (https://chef.example.org/organizations/x)!");
    }

    @ParameterizedTest
    @CsvSource({"replace_with_url_of_chef_server", "ftp://chef.example.org", "http://", "'http://a b'"})
    void refusesAnEndpointThatIsNoAddress(String endpoint) {
        Section settings = new Section(Map.of("endpoint", endpoint));

        ProviderException failure =
                failureOf(() -> new ChefFactory().open(new Account(settings, TestLogin.credentials())));
        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure.getMessage()).contains("'" + endpoint.replaceAll("/+$", "") + "'");
    }
}
