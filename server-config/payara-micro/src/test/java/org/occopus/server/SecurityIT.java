package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;

/** Tokens, roles and users on a server that needs none; those that are sent count all the same. */
@ExtendWith(SharedServer.class)
class SecurityIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private final Site site;
    private final Rest rest;

    SecurityIT(Site site) {
        this.site = site;
        this.rest = site.rest();
    }

    @BeforeEach
    void define() {
        site.define("'node_def:guarded':\n  - resource: {type: simulator}\n");
    }

    @AfterEach
    void revokeAll() {
        site.client().tokens().all().forEach(token -> site.client().tokens().revoke(token.id()));
    }

    private static String of(String user) {
        return "user_id: " + user + "\ninfra_name: guarded\nnodes:\n  - {name: n, type: guarded}\n";
    }

    private String token(String name, String role, String more) {
        String body = "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"" + more + "}";
        return rest.post("/tokens", body).ok().requiredText("token");
    }

    private Rest.Answer as(String token, String method, String path, String body) {
        return rest.send(method, path, body.getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,GET,/infrastructures/,200",
        "viewer,GET,/metrics,200",
        "viewer,GET,/node_definitions/guarded,200",
        "viewer,POST,/infrastructures/,403",
        "viewer,DELETE,/infrastructures/x,403",
        "viewer,POST,/infrastructures/x/scaleup/n,403",
        "viewer,GET,/auth_data,403",
        "viewer,GET,/orphans,403",
        "operator,DELETE,/infrastructures/x,404",
        "operator,POST,/infrastructures/,400",
        "operator,POST,/node_definitions/,400",
        "operator,PUT,/auth_data,403",
        "operator,GET,/tokens,403",
        "operator,POST,/simulator/resources/x/kill,403",
        "admin,GET,/tokens,200",
        "admin,GET,/auth_data,200",
        "admin,POST,/simulator/resources/x/kill,404"
    })
    void letsEveryRoleDoItsPart(String role, String method, String path, int status) {
        assertThat(as(token(role, role, ""), method, path, "").status()).isEqualTo(status);
    }

    @Test
    void boundOperatorsDoNotChangeWhatUsersShare() {
        String token = token("bound", "operator", ",\"user_id\":\"alice\"");
        JsonObject problem =
                as(token, "DELETE", "/node_definitions/guarded", "").problem(403, "forbidden");
        assertThat(problem.text("detail").orElse("")).contains("'bound'", "operator", "'alice'");
    }

    @Test
    void anothersInfrastructureIsNotThere() {
        String alice = token("alice", "operator", ",\"user_id\":\"alice\"");
        String bob = token("bob", "operator", ",\"user_id\":\"bob\"");
        String id = as(alice, "POST", "/infrastructures/", of("alice")).ok().requiredText("infraid");
        assertThat(as(alice, "GET", "/infrastructures/", "").ok().texts("infrastructures"))
                .contains(id);
        assertThat(as(bob, "GET", "/infrastructures/", "").body()).doesNotContain(id);
        for (String path : List.of("", "/status", "/events", "/plan", "/why")) {
            String unknown =
                    as(bob, "GET", "/infrastructures/" + UNKNOWN + path, "").body();
            JsonObject answer =
                    as(bob, "GET", "/infrastructures/" + id + path, "").problem(404, "infrastructure-unknown");
            assertThat(answer.text("detail").orElse(""))
                    .isEqualTo(
                            JsonObject.parse(unknown).text("detail").orElse("").replace(UNKNOWN, id));
        }
        for (String path : List.of("/attach", "/detach", "/heal", "/maintain", "/scaleup/n", "/scaleto/n/1")) {
            as(bob, "POST", "/infrastructures/" + id + path, "").problem(404, "infrastructure-unknown");
        }
        as(bob, "DELETE", "/infrastructures/" + id, "").problem(404, "infrastructure-unknown");
        as(bob, "PUT", "/infrastructures/" + id, of("bob")).problem(404, "infrastructure-unknown");
        as(bob, "POST", "/infrastructures/", of("alice")).problem(403, "forbidden");
        assertThat(as(alice, "DELETE", "/infrastructures/" + id, "").status()).isEqualTo(200);
    }

    @Test
    void eventsAndTheLogSayWhoAsked() throws IOException {
        String token = token("night-shift", "operator", "");
        String id = as(token, "POST", "/infrastructures/", of("alice")).ok().requiredText("infraid");
        site.settled(id);
        rest.post("/infrastructures/" + id + "/detach");
        List<InfrastructureEvent> events = site.events(id);
        assertThat(events)
                .filteredOn(event -> event.kind().equals("SUBMITTED"))
                .extracting(event -> event.who().orElse(""))
                .containsExactly("night-shift");
        assertThat(events)
                .filteredOn(event -> event.kind().equals("DETACHED"))
                .extracting(event -> event.who().orElse(""))
                .containsExactly("local");
        assertThat(events)
                .filteredOn(event -> event.kind().equals("NODE_STATE"))
                .isNotEmpty()
                .allMatch(event -> event.who().isEmpty());
        assertThat(log())
                .contains("org.occopus.audit POST /infrastructures/ by night-shift from 127.0.0.1 answered 200");
    }

    private String log() throws IOException {
        try (Stream<Path> files = Files.list(site.server().home().resolve("logs"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(SecurityIT::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesTokensThatHaveExpiredOrWereRevoked() throws IOException {
        String brief = token("brief", "viewer", ",\"expires_in\":1");
        assertThat(Poll.until(() -> as(brief, "GET", "/", "").status() == 401, LIMIT))
                .isTrue();
        String revoked = token("revoked", "viewer", "");
        assertThat(as(revoked, "GET", "/", "").status()).isEqualTo(200);
        assertThat(site.client().tokens().all())
                .extracting(token -> token.lastUsed().isPresent())
                .contains(true);
        site.client().tokens().all().forEach(token -> site.client().tokens().revoke(token.id()));
        as(revoked, "GET", "/", "").problem(401, "authentication-needed");
        rest.delete("/tokens/" + UNKNOWN).problem(404, "token-unknown");
        rest.delete("/tokens/none").problem(404, "token-unknown");
        assertThat(log()).doesNotContain(brief, revoked);
    }

    @Test
    void showsATokenOnlyOnce() {
        String secret = token("once", "viewer", "");
        assertThat(rest.get("/tokens").body()).contains("once").doesNotContain(secret, secret.substring(4));
        rest.post("/tokens", "{\"name\":\"once\",\"role\":\"admin\"}").problem(409, "token-name-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":\"a\"}','role'",
        "'{\"role\":\"viewer\"}','name'",
        "'{\"name\":\"a\",\"role\":\"root\"}','viewer, operator or admin'",
        "'{\"name\":\"a\",\"role\":\"admin\",\"user_id\":\"x\"}','bound to a user'",
        "'{\"name\":\"a\",\"role\":\"viewer\",\"expires_in\":0}','a second'",
        "'{\"name\":\"a\",\"role\":\"viewer\",\"expires_in\":1.5}','whole number'",
        "'{\"name\":\"a\",\"role\":\"viewer\",\"expires\":1}','no ''expires'''",
        "'[]','JSON object'"
    })
    void refusesWhatIsNoToken(String body, String words) {
        assertThat(rest.post("/tokens", body)
                        .problem(400, "request-invalid")
                        .text("detail")
                        .orElse(""))
                .contains(words);
    }

    @Test
    void namesEveryRequest() throws IOException {
        HttpURLConnection own = open("/", "X-Request-Id", "my-own.id_1");
        assertThat(own.getHeaderField("X-Request-Id")).isEqualTo("my-own.id_1");
        HttpURLConnection made = open("/infrastructures/nope", "X-Request-Id", "not sane!");
        assertThat(made.getResponseCode()).isEqualTo(404);
        String id = made.getHeaderField("X-Request-Id");
        assertThat(id).isNotBlank().doesNotContain("sane");
        try (InputStream in = made.getErrorStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"request_id\":\"" + id + "\"");
        }
    }

    @Test
    void compressesWhatIsLongForThoseWhoTakeIt() throws IOException {
        HttpURLConnection compressed = open("/schemas/infrastructure.json", "Accept-Encoding", "gzip");
        assertThat(compressed.getHeaderField("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.getHeaderField("Vary")).contains("Accept-Encoding");
        try (InputStream in = new GZIPInputStream(compressed.getInputStream())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("$schema");
        }
        assertThat(open("/", "Accept-Encoding", "gzip").getHeaderField("Content-Encoding"))
                .isNull();
        assertThat(open("/schemas/infrastructure.json", "Accept", "*/*").getHeaderField("Content-Encoding"))
                .isNull();
    }

    @Test
    void tellsBrowsersToBeCareful() throws IOException {
        HttpURLConnection answer = open("/infrastructures/", "Accept", "*/*");
        assertThat(answer.getHeaderField("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaderField("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaderField("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeaderField("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.getHeaderField("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.getHeaderField("Server")).isNull();
    }

    @Test
    void takesPagesOfItsOwn() throws IOException {
        assertThat(rest.send(
                                "GET",
                                "/",
                                new byte[0],
                                "Origin",
                                site.server().baseUri().toString())
                        .status())
                .isEqualTo(200);
        assertThat(rest.send("GET", "/", new byte[0], "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
    }

    private HttpURLConnection open(String path, String header, String value) throws IOException {
        var connection = (HttpURLConnection)
                site.server().baseUri().resolve(path).toURL().openConnection();
        connection.setRequestProperty(header, value);
        return connection;
    }
}
