package org.occopus.credentials;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's secret key: 32 bytes in base64, from the system property {@code occopus.secret.key} or the
 * environment's {@code OCCOPUS_SECRET_KEY}; never from the database.
 */
public final class SecretKeyText {
    private static final int BYTES = 32;

    private SecretKeyText() {}

    /**
     * Reads the key.
     *
     * @throws IllegalStateException when there is none, or it is not 32 bytes in base64
     */
    public static SecretKey read(Map<String, String> environment, Properties properties) {
        String text = Optional.ofNullable(properties.getProperty("occopus.secret.key"))
                .or(() -> Optional.ofNullable(environment.get("OCCOPUS_SECRET_KEY")))
                .orElseThrow(() -> new IllegalStateException(
                        "No secret key is configured: set OCCOPUS_SECRET_KEY to 32 random bytes in base64,"
                                + " for example from 'openssl rand -base64 32'. Keep it: without it stored"
                                + " descriptions and credentials cannot be read."));
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("OCCOPUS_SECRET_KEY is not base64.", e);
        }
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "OCCOPUS_SECRET_KEY has " + key.length + " bytes instead of " + BYTES + ".");
        }
        return new SecretKeySpec(key, "AES");
    }
}
