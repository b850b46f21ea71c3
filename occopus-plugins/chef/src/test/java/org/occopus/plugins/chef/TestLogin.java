package org.occopus.plugins.chef;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import org.occopus.spi.setting.Section;

/** A login whose key was made by {@code openssl genrsa} for these tests. */
final class TestLogin {
    static final String CLIENT = "occopus";

    private TestLogin() {}

    static String pem(String resource) {
        try (InputStream in = requireNonNull(TestLogin.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Section credentials() {
        return new Section(Map.of("client_name", CLIENT, "client_key", pem("client.pem")));
    }

    static Section credentials(String signVersion) {
        return new Section(Map.of("client_name", CLIENT, "client_key", pem("client.pem"), "sign_version", signVersion));
    }

    static PublicKey publicKey() {
        try {
            var key = (RSAPrivateCrtKey) ClientKey.parse(pem("client.pem"));
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
