package org.occopus.testkit.chef;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.occopus.spi.setting.Section;

/** A login whose key was made by {@code openssl genrsa} for these tests. */
public final class TestLogin {
    /** The name of the client. */
    public static final String CLIENT = "occopus";

    private TestLogin() {}

    /** A key in PEM: {@code client.pem} or {@code client-pkcs8.pem}, the same key. */
    public static String pem(String resource) {
        try (InputStream in = requireNonNull(TestLogin.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry of the authentication data. */
    public static Section credentials() {
        return new Section(Map.of("client_name", CLIENT, "client_key", pem("client.pem")));
    }

    /** The same for a version of the signing protocol. */
    public static Section credentials(String signVersion) {
        return new Section(Map.of("client_name", CLIENT, "client_key", pem("client.pem"), "sign_version", signVersion));
    }

    static PublicKey publicKey() {
        String base64 = pem("client-pkcs8.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            KeyFactory keys = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
