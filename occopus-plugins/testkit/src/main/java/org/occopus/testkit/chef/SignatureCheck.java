package org.occopus.testkit.chef;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;

/** Checks signatures as a Chef server does, sharing no code with the plugin. */
final class SignatureCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final PublicKey key;

    SignatureCheck(PublicKey key) {
        this.key = key;
    }

    /** What is wrong with a request; empty when nothing is. */
    Optional<String> complaint(HttpExchange request, byte[] body, Instant now) {
        Headers headers = request.getRequestHeaders();
        try {
            if (!String.valueOf(headers.getFirst("Accept")).equals("application/json")) {
                return Optional.of("Accept is not application/json");
            }
            Instant stamp = Instant.parse(headers.getFirst("X-Ops-Timestamp"));
            if (Duration.between(stamp, now).abs().compareTo(TOLERANCE) > 0) {
                return Optional.of("Failed to authenticate as occopus. Synchronize the clock on your host.");
            }
            boolean valid = String.valueOf(headers.getFirst("X-Ops-Sign")).contains("version=1.3")
                    ? isValid13(request, body)
                    : isValid10(request, body);
            return valid ? Optional.empty() : Optional.of("Invalid signature for user or client 'occopus'");
        } catch (GeneralSecurityException e) {
            return Optional.of(e.toString());
        }
    }

    private boolean isValid13(HttpExchange request, byte[] body) throws GeneralSecurityException {
        Headers headers = request.getRequestHeaders();
        String text = String.join(
                "\n",
                "Method:" + request.getRequestMethod(),
                "Path:" + request.getRequestURI().getPath(),
                "X-Ops-Content-Hash:" + hash("SHA-256", body),
                "X-Ops-Sign:version=1.3",
                "X-Ops-Timestamp:" + headers.getFirst("X-Ops-Timestamp"),
                "X-Ops-UserId:" + headers.getFirst("X-Ops-Userid"),
                "X-Ops-Server-API-Version:" + headers.getFirst("X-Ops-Server-API-Version"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return headers.getFirst("X-Ops-Content-Hash").equals(hash("SHA-256", body))
                && signature.verify(signatureOf(headers));
    }

    private boolean isValid10(HttpExchange request, byte[] body) throws GeneralSecurityException {
        Headers headers = request.getRequestHeaders();
        byte[] path = request.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
        String text = String.join(
                "\n",
                "Method:" + request.getRequestMethod(),
                "Hashed Path:" + hash("SHA-1", path),
                "X-Ops-Content-Hash:" + hash("SHA-1", body),
                "X-Ops-Timestamp:" + headers.getFirst("X-Ops-Timestamp"),
                "X-Ops-UserId:" + headers.getFirst("X-Ops-Userid"));
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        byte[] signed = cipher.doFinal(signatureOf(headers));
        return headers.getFirst("X-Ops-Content-Hash").equals(hash("SHA-1", body))
                && Arrays.equals(signed, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signatureOf(Headers headers) {
        StringBuilder lines = new StringBuilder();
        for (int line = 1; headers.containsKey("X-Ops-Authorization-" + line); line++) {
            lines.append(headers.getFirst("X-Ops-Authorization-" + line));
        }
        return Base64.getDecoder().decode(lines.toString());
    }

    private static String hash(String algorithm, byte[] content) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(content));
    }
}
