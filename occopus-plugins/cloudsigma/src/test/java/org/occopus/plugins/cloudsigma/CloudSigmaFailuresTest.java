package org.occopus.plugins.cloudsigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.testkit.LeveredWeb.Reply;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class CloudSigmaFailuresTest {
    private final FakeCloudSigma cloud = new FakeCloudSigma();
    private final ResourceHandler handler = new CloudSigmaFactory().open(cloud.account());

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static ProviderException failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call);
    }

    private void list() {
        handler.listOwned(OwnerTag.server("any"), soon());
    }

    @ParameterizedTest
    @CsvSource({
        "400, validation, REFUSED",
        "400, billing, QUOTA_EXCEEDED",
        "400, concurrency, PROVIDER_FAULT",
        "401, permission, UNAUTHORISED",
        "402, payment, QUOTA_EXCEEDED",
        "403, permission, UNAUTHORISED",
        "403, payment, QUOTA_EXCEEDED",
        "404, notexist, REFUSED",
        "408, backend, OUTCOME_UNKNOWN",
        "409, concurrency, PROVIDER_FAULT",
        "429, permission, THROTTLED",
        "500, backend, PROVIDER_FAULT",
        "502, backend, OUTCOME_UNKNOWN",
        "503, concurrency, PROVIDER_FAULT",
        "503, backend, NO_CAPACITY",
        "503, '', PROVIDER_FAULT",
        "504, backend, OUTCOME_UNKNOWN"
    })
    void tellsTheKindByStatusAndType(int status, String type, ProviderFailure kind) {
        cloud.web.failNext("POST /api/2.0/servers/", FakeCloudSigma.error(status, type, "the words"));
        ProviderException failure = failure(() -> handler.create(Requests.of(Owners.any(), cloud.section())));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.providerCode()).isEqualTo(Integer.toString(status));
        assertThat(failure)
                .hasMessageStartingWith("Server 'occopus-web-")
                .hasMessageContaining(type.isEmpty() ? "not one of CloudSigma's API" : "the words")
                .hasMessageContaining(cloud.endpoint());
    }

    @Test
    void tellsHowLongToWait() {
        cloud.web.failNext("GET /api/2.0/servers/", new Reply(429, "", Map.of("Retry-After", "7")));

        assertThat(failure(this::list).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void doesNotTakeThePageOfAnotherServerForTheEndOfAServer() {
        cloud.web.failNext("GET /api/2.0/servers/", new Reply(404, "<html>Not Found</html>"));
        ProviderException failure = failure(() -> handler.describe(new ResourceId("some"), soon()));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("not one of CloudSigma's API");
    }

    @Test
    void doesNotTakeAnythingElseForAnEmptyListing() {
        cloud.web.failNext("GET /api/2.0/servers/", new Reply(200, "{\"hello\": \"world\"}"));

        assertThat(failure(this::list).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void readsEveryPageOfALocationThatKnowsNoLimit() {
        for (int number = 0; number < 5; number++) {
            handler.create(Requests.of(Owners.of("pages", "infrastructure", "web"), cloud.section()));
        }
        cloud.pageSize = 2;

        assertThat(handler.listOwned(OwnerTag.server("pages"), soon()))
                .filteredOn(resource -> !resource.companion())
                .extracting(Resource::id)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void failsWhenAPageFails() {
        for (int number = 0; number < 3; number++) {
            handler.create(Requests.of(Owners.of("pages", "infrastructure", "web"), cloud.section()));
        }
        cloud.pageSize = 2;
        cloud.web.failNext("GET /api/2.0/servers/detail/?limit=0&offset=2", new Reply(500, ""));

        assertThat(failure(() -> handler.listOwned(OwnerTag.server("pages"), soon()))
                        .kind())
                .isEqualTo(ProviderFailure.PROVIDER_FAULT);
    }

    @Test
    void tellsAWrongPassword() {
        try (ResourceHandler stranger = new CloudSigmaFactory().open(cloud.account("wrong battery"))) {
            ProviderException failure = failure(() -> stranger.listOwned(OwnerTag.server("any"), soon()));

            assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
            assertThat(failure).hasMessageContaining("check email and password");
            assertThat(failure.getMessage()).doesNotContain("wrong battery", FakeCloudSigma.EMAIL);
        }
    }

    @Test
    void keepsTheConsolePasswordOutOfMessages() {
        cloud.web.failNext(
                "POST /api/2.0/servers/",
                FakeCloudSigma.error(400, "validation", "vnc_password: 'secret' is too short"));
        ProviderException failure = failure(() -> handler.create(Requests.of(Owners.any(), cloud.section())));

        assertThat(failure).hasMessageContaining("vnc_password: '***' is too short");
    }

    @Test
    void tellsThatNothingListens() {
        cloud.close();

        assertThat(failure(this::list).kind()).isEqualTo(ProviderFailure.UNREACHABLE);
    }
}
