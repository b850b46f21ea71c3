package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The example of the Standard Webhooks specification. */
    @Test
    void isThatOfTheSpecification() {
        String signature = WebhookSignature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void takesAnyOtherSecretAsText() {
        String asText = WebhookSignature.of("a secret of my own", "id", 1, "{}");
        String sameInBase64 = WebhookSignature.of("whsec_YSBzZWNyZXQgb2YgbXkgb3du", "id", 1, "{}");
        assertThat(asText).isEqualTo(sameInBase64);
        assertThat(WebhookSignature.problem("whsec_*")).isPresent();
        assertThat(WebhookSignature.problem("whsec_")).isPresent();
        assertThat(WebhookSignature.problem("a secret of my own")).isEmpty();
    }
}
