package org.occopus.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The keys that an identity provider signs with. */
final class PublicKeys {
    private static final int TIME_LIMIT_MILLISECONDS = 5000;
    private static final int MOST_CHARACTERS = 1_000_000;
    // A provider that rotates its keys is asked again at once for one that is new, but not for every token with an
    // invented key.
    private static final Duration REPRIEVE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_WHILE_UNREACHABLE = Duration.ofHours(1);

    private PublicKeys() {}

    /** @throws IllegalStateException when the keys cannot be read; those of a URL are fetched when they are needed */
    static VerificationKeyResolver of(WebTokenSettings settings) {
        if (settings.inline()) {
            return parsed(settings.keys());
        }
        String location = settings.keys();
        return location.matches("https?://.*") ? fetched(location) : parsed(text(location));
    }

    private static VerificationKeyResolver fetched(String location) {
        Get get = new Get();
        get.setConnectTimeout(TIME_LIMIT_MILLISECONDS);
        get.setReadTimeout(TIME_LIMIT_MILLISECONDS);
        get.setRetries(1);
        get.setResponseBodySizeLimit(MOST_CHARACTERS);
        HttpsJwks keys = new HttpsJwks(location);
        keys.setSimpleHttpGet(get);
        keys.setDefaultCacheDuration(KEPT.toSeconds());
        keys.setRetainCacheOnErrorDuration(KEPT_WHILE_UNREACHABLE.toSeconds());
        keys.setRefreshReprieveThreshold(REPRIEVE.toMillis());
        return new HttpsJwksVerificationKeyResolver(keys);
    }

    private static String text(String location) {
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return Files.readString(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The file '" + location + "' of mp.jwt.verify.publickey.location cannot be read.", e);
        }
    }

    private static VerificationKeyResolver parsed(String text) {
        try {
            if (text.stripLeading().startsWith("{")) {
                return new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys());
            }
            PublicKey key = publicKey(Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", "")));
            return (signature, nesting) -> key;
        } catch (JoseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The identity provider's keys are neither a JWKS nor a public key in PEM"
                            + " (mp.jwt.verify.publickey.location).",
                    e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        GeneralSecurityException problem = new GeneralSecurityException("no algorithm");
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                problem = e;
            }
        }
        throw problem;
    }
}
