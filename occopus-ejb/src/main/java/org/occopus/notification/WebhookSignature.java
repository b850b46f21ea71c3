package org.occopus.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of Standard Webhooks (specification 1.0.0, "Symmetric signatures"): HMAC-SHA256 over id, time and body.
 */
final class WebhookSignature {
    /** Before a key that is written in base64; any other secret is taken as the text that it is. */
    private static final String PREFIX = "whsec_";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** What is wrong with a secret; empty when it can be used. */
    static Optional<String> problem(String secret) {
        try {
            return key(secret).length == 0 ? Optional.of("holds no key") : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("begins with whsec_, but no base64 follows");
        }
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The value of {@code webhook-signature}. */
    static String of(String secret, String id, long epochSeconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            byte[] signed = mac.doFinal((id + '.' + epochSeconds + '.' + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
