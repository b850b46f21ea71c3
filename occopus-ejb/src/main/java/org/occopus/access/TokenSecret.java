package org.occopus.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an API token: {@code occ_} and 256 random bits. So many cannot be found by trying, not even against a
 * stolen database; therefore a plain digest is kept, which makes finding a token one look into an index.
 */
final class TokenSecret {
    static final String PREFIX = "occ_";
    private static final int BYTES = 32;

    private TokenSecret() {}

    static String random(SecureRandom source) {
        byte[] secret = new byte[BYTES];
        source.nextBytes(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
