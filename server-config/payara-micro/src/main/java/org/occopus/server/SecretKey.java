package org.occopus.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The key that stored credentials are encrypted with. */
final class SecretKey {
    private static final int BYTES = 32;

    private SecretKey() {}

    /**
     * The key in Base64: {@code OCCOPUS_SECRET_KEY}, else the file {@code secret.key}, which is made at the first start.
     *
     * @throws ServerFailure with {@code HOME} when it is not 32 bytes in Base64, or the file can not be read or made
     */
    static String of(OccopusHome home, Map<String, String> environment) {
        String given = environment.getOrDefault("OCCOPUS_SECRET_KEY", "");
        if (!given.isEmpty()) {
            return checked(given, "OCCOPUS_SECRET_KEY");
        }
        Path file = home.path().resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                home.keep(file, random());
            }
            return checked(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    private static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String checked(String key, String source) {
        try {
            if (Base64.getDecoder().decode(key).length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw bad(source, e);
        }
        throw bad(source, new IllegalArgumentException("wrong length"));
    }

    private static ServerFailure bad(String source, IllegalArgumentException cause) {
        return new ServerFailure(
                Exit.HOME,
                source + " is not " + BYTES + " bytes in Base64 (" + cause.getMessage()
                        + "): restore the key that the stored credentials were encrypted with",
                cause);
    }
}
