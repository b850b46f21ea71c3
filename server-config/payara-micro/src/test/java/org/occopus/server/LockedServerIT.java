package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.client.json.JsonObject;

/** A server as it is on a network: https, a token for everything, an identity provider, one web site that may ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockedServerIT {
    private static final String PORTAL = "https://portal.example.com";

    private Path directory;
    private KeyPair provider;
    private TestCertificate certificate;
    private RunningServer server;
    private Rest rest;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        directory = home;
        provider = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        certificate = TestCertificate.make(directory, "EC");
        Map<String, String> environment = new HashMap<>();
        environment.put("OCCOPUS_AUTH", "required");
        environment.put("OCCOPUS_CORS_ORIGINS", PORTAL);
        environment.put("MP_JWT_VERIFY_ISSUER", "https://login.example.com");
        environment.put("MP_JWT_VERIFY_AUDIENCES", "occopus");
        environment.put("MP_JWT_VERIFY_PUBLICKEY", pem());
        server = RunningServer.start(directory.resolve("home"), environment, certificate);
        rest = new Rest(server.baseUri(), HttpClient.newBuilder().sslContext(certificate.trusting()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String pem() {
        return TestCertificate.pem("PUBLIC KEY", provider.getPublic().getEncoded());
    }

    private Rest.Answer as(String token, String method, String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        return rest.send(method, path, new byte[0], all);
    }

    private String adminToken() throws IOException {
        return Files.readString(server.home().resolve("admin.token")).strip();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,401",
        "GET,/metrics,401",
        "GET,/infrastructures/,401",
        "POST,/tokens,401",
        "GET,/nothing,401",
        "GET,/health/../tokens,401",
        "GET,/health/live;/../tokens,401",
        "GET,/openapi%2f..%2ftokens,401",
        "GET,/health/ready,200",
        "GET,/schemas/infrastructure.json,200",
        "GET,/openapi,200"
    })
    void tellsNothingWithoutAToken(String method, String path, int status) {
        Rest.Answer answer = rest.send(method, path, new byte[0]);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (!path.equals("/openapi")) {
            assertThat(answer.body()).doesNotContain("2.0.0");
        }
    }

    @Test
    void speaksNothingButHttps() {
        assertThat(new RawHttp(server.baseUri())
                        .send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void makesTheFirstTokenOnItsOwnMachine() throws IOException {
        Launcher launcher = new Launcher(directory)
                .with("OCCOPUS_SERVER", server.baseUri().toString())
                .with("OCCOPUS_CA_CERT", certificate.certificate().toString());
        assertThat(launcher.run("token", "list").exit()).isEqualTo(4);
        launcher.with("OCCOPUS_HOME", server.home().toString());
        String token = launcher.run("token", "create", "first", "--role", "operator", "--expires", "1h")
                .ok()
                .lastLine();
        assertThat(as(token, "GET", "/infrastructures/").status()).isEqualTo(200);
        as(token, "GET", "/tokens").problem(403, "forbidden");
        assertThat(launcher.run("token", "list").ok().output())
                .contains("first")
                .doesNotContain(token);
        launcher.run("token", "revoke", "first").ok();
        as(token, "GET", "/infrastructures/").problem(401, "authentication-needed");
        assertThat(as(adminToken(), "GET", "/tokens").status()).isEqualTo(200);
    }

    private String claims(String groups, long seconds) {
        return "{\"iss\":\"https://login.example.com\",\"aud\":\"occopus\",\"upn\":\"alice\",\"groups\":[" + groups
                + "],\"exp\":" + (Instant.now().getEpochSecond() + seconds) + "}";
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String algorithm, String claims) {
        String header = "{\"alg\":\"" + algorithm + "\"}";
        return encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
    }

    private String signed(String claims) throws GeneralSecurityException {
        String content = encoded("RS256", claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(provider.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoded(signature.sign());
    }

    @Test
    void knowsThePeopleOfItsIdentityProvider() throws GeneralSecurityException {
        String alice = signed(claims("\"operator\"", 600));
        assertThat(as(alice, "GET", "/infrastructures/").status()).isEqualTo(200);
        JsonObject problem = as(alice, "GET", "/tokens").problem(403, "forbidden");
        assertThat(problem.text("detail").orElse("")).contains("'alice'", "operator");
        assertThat(as(signed(claims("\"admin\"", 600)), "GET", "/tokens").status())
                .isEqualTo(200);
        as(signed(claims("\"strangers\"", 600)), "GET", "/").problem(403, "forbidden");
        as(signed(claims("\"admin\"", -600)), "GET", "/").problem(401, "authentication-needed");
    }

    @Test
    void isNotFooledByOtherAlgorithms() throws GeneralSecurityException {
        String claims = claims("\"admin\"", 600);
        as(encoded("none", claims) + ".", "GET", "/tokens").problem(401, "authentication-needed");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pem().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String content = encoded("HS256", claims);
        String forged = content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        as(forged, "GET", "/tokens").problem(401, "authentication-needed");
        String good = signed(claims("\"viewer\"", 600));
        as(encoded("RS256", claims) + good.substring(good.lastIndexOf('.')), "GET", "/tokens")
                .problem(401, "authentication-needed");
    }

    @Test
    void letsOnePortalAsk() throws IOException {
        assertThat(rest.send(
                                "OPTIONS",
                                "/infrastructures/",
                                new byte[0],
                                "Origin",
                                PORTAL,
                                "Access-Control-Request-Method",
                                "POST")
                        .status())
                .isEqualTo(204);
        assertThat(as(adminToken(), "GET", "/", "Origin", PORTAL, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(200);
        rest.send("OPTIONS", "/", new byte[0], "Origin", "https://evil.example", "Access-Control-Request-Method", "GET")
                .problem(403, "origin-refused");
    }
}
