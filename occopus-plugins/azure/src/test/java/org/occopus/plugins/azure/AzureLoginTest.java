package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.testkit.Together;

class AzureLoginTest {
    private final ResourceHandlerFactory factory = new AzureVmFactory();
    private final FakeAzure azure = new FakeAzure();

    @AfterEach
    void stop() {
        azure.close();
    }

    private static List<Resource> list(ResourceHandler handler) {
        return handler.listOwned(OwnerTag.server("s"), Deadline.in(Duration.ofSeconds(20)));
    }

    private ProviderException failureOf(Account account) {
        ResourceHandler handler = factory.open(account);
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> list(handler));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void asksForOneTokenHoweverManyNeedIt() {
        ResourceHandler handler = factory.open(azure.account());
        Together.call(4, () -> list(handler));
        list(handler);

        assertThat(azure.tokensGiven).isEqualTo(1);
    }

    @Test
    void asksForAnotherTokenWhenTheFirstIsRefused() {
        ResourceHandler handler = factory.open(azure.account());
        list(handler);
        azure.revokeTokens();

        assertThat(list(handler)).isEmpty();
        assertThat(azure.tokensGiven).isEqualTo(2);
    }

    @Test
    void asksForAnotherTokenOnlyOnce() {
        azure.takeNoTokens();
        ProviderException failure = failureOf(azure.account());

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failure.providerCode()).isEqualTo("InvalidAuthenticationToken");
        assertThat(azure.count("GET", "/virtualMachines")).isLessThanOrEqualTo(4);
    }

    @Test
    void saysWhatTheAuthorityHasAgainstALoginAndKeepsTheSecret() {
        ProviderException failure = failureOf(azure.account("wrong-secret"));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(failure.providerCode()).isEqualTo("invalid_client");
        assertThat(failure)
                .hasMessageContaining("The login of client_id 'app'")
                .hasMessageContaining("'invalid_client: AADSTS7000215: Invalid client secret provided'")
                .hasMessageContaining("client_secret")
                .hasMessageNotContaining("wrong-secret")
                .hasMessageNotContaining("Trace ID");
    }

    @Test
    void waitsAsLongAsTheAuthorityAsks() {
        azure.answerNext("POST", "/token", FakeAnswer.empty(429).with("Retry-After", "11"));

        assertThat(failureOf(azure.account()).retryAfter()).hasValue(Duration.ofSeconds(11));
    }

    @Test
    void takesAnAnswerWithoutATokenForNoLogin() {
        azure.answerNext("POST", "/token", new FakeAnswer(200, "<html>", Map.of()));

        ProviderException failure = failureOf(azure.account());

        assertThat(failure.kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT);
        assertThat(failure).hasMessageContaining("the answer holds no token");
    }

    @Test
    void makesNothingOpenWhenTheLoginsAnswerIsLost() {
        azure.loseNext("POST", "/token");

        assertThat(failureOf(azure.account()).kind()).isEqualTo(ProviderFailure.UNREACHABLE);
    }

    @Test
    void tellsThatNobodyListens() {
        Account account = azure.account();
        azure.close();

        ProviderException failure = failureOf(account);

        assertThat(failure.kind()).isEqualTo(ProviderFailure.UNREACHABLE);
        assertThat(failure).hasMessageContaining("check the endpoint");
    }
}
