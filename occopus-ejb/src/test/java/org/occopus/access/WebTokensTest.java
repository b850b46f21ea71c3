package org.occopus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.testkit.Patience;
import org.occopus.testkit.SettableClock;

/** Tokens of an identity provider that really answers, on loopback, with keys that really sign. */
class WebTokensTest {
    private static final String ISSUER = "https://login.example.com/realms/cloud";
    private static final int RSA_BITS = 2048;

    private final SettableClock clock = new SettableClock();
    private final AtomicReference<String> keySet = new AtomicReference<>("");
    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer provider;
    private PublicJsonWebKey rsa;
    private PublicJsonWebKey ec;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException, JoseException {
        rsa = RsaJwkGenerator.generateJwk(RSA_BITS);
        rsa.setKeyId("first");
        ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        ec.setKeyId("elliptic");
        publish(rsa, ec);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            fetched.incrementAndGet();
            byte[] answer = keySet.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private void publish(PublicJsonWebKey... keys) {
        keySet.set(new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private String location() {
        return "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys";
    }

    private Authentication authentication(String keys, String... more) {
        Properties properties = new Properties();
        properties.setProperty("mp.jwt.verify.publickey.location", keys);
        properties.setProperty("mp.jwt.verify.issuer", ISSUER);
        properties.setProperty("mp.jwt.verify.audiences", "other, occopus");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        ApiTokens none = new ApiTokens(new MemoryTokens(), new SecureRandom(), clock);
        return new Authentication(AccessSettings.of(Map.of(), properties), none, clock);
    }

    private JwtClaims claims(String... groups) {
        NumericDate now = NumericDate.fromMilliseconds(clock.instant().toEpochMilli());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("occopus");
        claims.setSubject("1234");
        claims.setStringClaim("upn", "alice@example.com");
        claims.setStringListClaim("groups", List.of(groups));
        claims.setIssuedAt(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + 600));
        return claims;
    }

    private static String signed(JwtClaims claims, String algorithm, Key key, String keyId) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private String signed(JwtClaims claims) throws JoseException {
        return signed(claims, "RS256", rsa.getPrivateKey(), "first");
    }

    private static Optional<String> bearer(String token) {
        return Optional.of("Bearer " + token);
    }

    private static void assertRefused(Authentication authentication, String token, ProblemType type) {
        assertThatThrownBy(() -> authentication.caller(bearer(token)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(type);
                    assertThat(problem.getMessage()).doesNotContain("jose4j", "Exception", token);
                });
    }

    private static void assertInvalid(Authentication authentication, String token) {
        assertRefused(authentication, token, ProblemType.AUTHENTICATION_NEEDED);
    }

    @Test
    void bindsEverybodyButAdminsToTheirOwnName() throws JoseException {
        Authentication authentication = authentication(location());
        assertThat(authentication.caller(bearer(signed(claims("operator", "unrelated")))))
                .isEqualTo(new Caller(
                        Caller.Proof.WEB_TOKEN, "alice@example.com", Role.OPERATOR, Optional.of("alice@example.com")));
        assertThat(authentication.caller(bearer(signed(claims("viewer", "admin")))))
                .isEqualTo(new Caller(Caller.Proof.WEB_TOKEN, "alice@example.com", Role.ADMIN, Optional.empty()));
        assertThat(fetched).hasValue(1);
    }

    @Test
    void takesTheNameFromThePreferredNameOrTheSubject() throws JoseException {
        Authentication authentication = authentication(location());
        JwtClaims claims = claims("viewer");
        claims.unsetClaim("upn");
        assertThat(authentication.caller(bearer(signed(claims))).name()).isEqualTo("1234");
        claims.setStringClaim("preferred_username", "alice");
        assertThat(authentication.caller(bearer(signed(claims))).name()).isEqualTo("alice");
    }

    @Test
    void takesEllipticCurvesToo() throws JoseException {
        String token = signed(claims("viewer"), "ES256", ec.getPrivateKey(), "elliptic");
        assertThat(authentication(location()).caller(bearer(token)).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void givesRolesToGroupsByOtherNames() throws JoseException {
        Authentication authentication =
                authentication(location(), "occopus.jwt.roles", "ops:admin, /dev:team:operator");
        assertThat(authentication.caller(bearer(signed(claims("/dev:team")))).role())
                .isEqualTo(Role.OPERATOR);
        assertRefused(authentication, signed(claims("admin")), ProblemType.FORBIDDEN);
        assertRefused(authentication, signed(claims()), ProblemType.FORBIDDEN);
    }

    @Test
    void refusesWhatIsNotSignedByAKeyOfTheProvider() throws JoseException {
        Authentication authentication = authentication(location());
        PublicJsonWebKey foreign = RsaJwkGenerator.generateJwk(RSA_BITS);
        assertInvalid(authentication, signed(claims("admin"), "RS256", foreign.getPrivateKey(), "first"));
        assertInvalid(authentication, signed(claims("admin"), "RS256", foreign.getPrivateKey(), "unknown"));
        String good = signed(claims("viewer"));
        String forgedClaims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims("admin").toJson().getBytes(StandardCharsets.UTF_8));
        String[] parts = good.split("\\.");
        assertInvalid(authentication, parts[0] + "." + forgedClaims + "." + parts[2]);
        assertInvalid(authentication, parts[0] + "." + parts[1] + ".");
    }

    @Test
    void refusesNoAlgorithmAndSecretsThatAreThePublicKey() throws JoseException {
        Authentication authentication = authentication(location());
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setPayload(claims("admin").toJson());
        unsigned.setAlgorithmHeaderValue("none");
        assertInvalid(authentication, unsigned.getCompactSerialization());
        for (byte[] secret : List.of(rsa.getPublicKey().getEncoded(), pem().getBytes(StandardCharsets.UTF_8))) {
            Key key = new SecretKeySpec(secret, "HmacSHA256");
            assertInvalid(authentication, signed(claims("admin"), "HS256", key, "first"));
        }
        assertInvalid(authentication, signed(claims("admin"), "RS512", rsa.getPrivateKey(), "first"));
    }

    @Test
    void refusesTheWrongIssuerAudienceAndTime() throws JoseException {
        Authentication authentication = authentication(location());
        JwtClaims issuer = claims("viewer");
        issuer.setIssuer("https://evil.example.com");
        JwtClaims audience = claims("viewer");
        audience.setAudience("somebody-else");
        JwtClaims noAudience = claims("viewer");
        noAudience.unsetClaim("aud");
        JwtClaims forEver = claims("viewer");
        forEver.unsetClaim("exp");
        JwtClaims notYet = claims("viewer");
        notYet.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 120));
        for (JwtClaims wrong : List.of(issuer, audience, noAudience, forEver, notYet)) {
            assertInvalid(authentication, signed(wrong));
        }
        String good = signed(claims("viewer"));
        clock.tick(Duration.ofSeconds(620));
        assertThat(authentication.caller(bearer(good)).role()).isEqualTo(Role.VIEWER);
        clock.tick(Duration.ofSeconds(20));
        assertThatThrownBy(() -> authentication.caller(bearer(good))).hasMessageContaining("has expired");
    }

    @Test
    void followsARotationOfTheKeys() throws JoseException {
        Authentication authentication = authentication(location());
        String before = signed(claims("viewer"));
        assertThat(authentication.caller(bearer(before)).role()).isEqualTo(Role.VIEWER);
        PublicJsonWebKey next = RsaJwkGenerator.generateJwk(RSA_BITS);
        next.setKeyId("next");
        publish(next);
        String after = signed(claims("viewer"), "RS256", next.getPrivateKey(), "next");
        Patience.of(Duration.ofSeconds(20)).until("the new key", () -> isLetIn(authentication, after));
        assertInvalid(authentication, before);
    }

    private static boolean isLetIn(Authentication authentication, String token) {
        try {
            return authentication.caller(bearer(token)).role() == Role.VIEWER;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void doesNotAskTheProviderForEveryInventedKey() throws JoseException {
        Authentication authentication = authentication(location());
        for (int i = 0; i < 20; i++) {
            assertInvalid(authentication, signed(claims("admin"), "RS256", rsa.getPrivateKey(), "invented-" + i));
        }
        assertThat(fetched.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void saysThatTheProviderIsAway() throws JoseException {
        String location = location();
        provider.stop(0);
        assertRefused(authentication(location), signed(claims("admin")), ProblemType.IDENTITY_PROVIDER_UNREACHABLE);
    }

    @Test
    void readsKeysFromFilesAndFromTheSettings() throws IOException, JoseException {
        Path jwks = Files.writeString(directory.resolve("keys.json"), keySet.get());
        Path pem = Files.writeString(directory.resolve("key.pem"), pem());
        for (String keys : List.of(jwks.toString(), jwks.toUri().toString(), pem.toString())) {
            assertThat(authentication(keys)
                            .caller(bearer(signed(claims("admin"))))
                            .role())
                    .isEqualTo(Role.ADMIN);
        }
        assertThat(authentication("unused", "mp.jwt.verify.publickey", pem())
                        .caller(bearer(signed(claims("admin"))))
                        .role())
                .isEqualTo(Role.ADMIN);
        Path nonsense = Files.writeString(directory.resolve("nonsense"), "nonsense");
        assertThatThrownBy(() -> authentication(nonsense.toString())).hasMessageContaining("neither a JWKS");
        assertThatThrownBy(() -> authentication("/nowhere")).hasMessageContaining("'/nowhere'");
    }

    private String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(rsa.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
