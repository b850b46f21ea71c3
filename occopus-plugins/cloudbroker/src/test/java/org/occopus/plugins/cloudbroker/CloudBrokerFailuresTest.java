package org.occopus.plugins.cloudbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.testkit.LeveredWeb.Reply;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class CloudBrokerFailuresTest {
    private final FakePlatform cloud = new FakePlatform();
    private final ResourceHandler handler = new CloudBrokerFactory().open(cloud.account());

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static ProviderException failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call);
    }

    private ProviderException failureOfCreation() {
        return failure(() -> handler.create(Requests.of(Owners.any(), cloud.section())));
    }

    private ProviderException failureOfListing() {
        return failure(() -> handler.listOwned(OwnerTag.server("any"), Deadline.in(Duration.ofSeconds(30))));
    }

    @ParameterizedTest
    @CsvSource({
        "200, authentication, Log in first, UNAUTHORISED",
        "200, missing rights, You may not do this, UNAUTHORISED",
        "200, wrong status, Not in this status, PROVIDER_FAULT",
        "200, '', Deployment can't be blank, REFUSED",
        "401, '', No, UNAUTHORISED",
        "402, '', No, QUOTA_EXCEEDED",
        "403, '', No, UNAUTHORISED",
        "408, '', No, OUTCOME_UNKNOWN",
        "409, '', No, PROVIDER_FAULT",
        "422, '', Deployment can't be blank, REFUSED",
        "422, '', Quota of instances is used up, QUOTA_EXCEEDED",
        "422, '', Insufficient capacity, NO_CAPACITY",
        "429, '', Slowly, THROTTLED",
        "500, '', Oops, PROVIDER_FAULT",
        "502, '', Oops, OUTCOME_UNKNOWN",
        "504, '', Oops, OUTCOME_UNKNOWN"
    })
    void tellsTheKindByTypeStatusAndWords(int status, String type, String words, ProviderFailure kind) {
        cloud.web.failNext("POST /instances.xml", FakePlatform.error(status, type, words));
        ProviderException failure = failureOfCreation();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.providerCode()).isEqualTo(Integer.toString(status));
        assertThat(failure)
                .hasMessageStartingWith("Instance 'occopus_")
                .hasMessageContaining(words)
                .hasMessageContaining(cloud.endpoint());
    }

    @Test
    void tellsHowLongToWait() {
        cloud.web.failNext("GET /instances.xml", new Reply(429, "", Map.of("Retry-After", "7")));

        assertThat(failureOfListing().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "{}",
                "<!DOCTYPE instances [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><instances>&x;</instances>"
            })
    void doesNotTakeAnythingElseForAnEmptyListing(String body) {
        cloud.web.failNext("GET /instances.xml", new Reply(200, body));

        assertThat(failureOfListing().kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void asksAgainWhenTheAnswerToACreationCannotBeRead() {
        cloud.web.failNext("POST /instances.xml", new Reply(201, "<instance/>"));

        assertThat(failureOfCreation().kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void tellsAWrongEndpoint() {
        cloud.web.failNext("GET /instances.xml", new Reply(404, "<html>Not Found</html>"));

        assertThat(failureOfListing()).hasMessageContaining("not one of the platform's API");
    }

    @Test
    void tellsAWrongPassword() {
        try (ResourceHandler stranger = new CloudBrokerFactory().open(cloud.account("wrong battery"))) {
            ProviderException failure = failure(() -> stranger.create(Requests.of(Owners.any(), cloud.section())));

            assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
            assertThat(failure).hasMessageContaining("check email and password");
            assertThat(failure.getMessage()).doesNotContain("wrong battery", FakePlatform.EMAIL);
        }
    }

    @Test
    void tellsThatNothingListens() {
        cloud.close();

        assertThat(failureOfListing().kind()).isEqualTo(ProviderFailure.UNREACHABLE);
    }
}
