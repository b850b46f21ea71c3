package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests: each is answered properly, none tells anything of the inside, and the server lives on. */
@ExtendWith(SharedServer.class)
@Timeout(180)
class AbuseIT {
    private static final Pattern INSIDE = Pattern.compile(
            "payara|glassfish|grizzly|jersey|catalina|hibernate|undertow|exception|\\bat (org|java|com)\\.|java\\.lang|org\\.occopus\\.[a-z]",
            Pattern.CASE_INSENSITIVE);
    private static final int LARGE = 64 * 1024 * 1024;

    private final Rest rest;
    private final RawHttp raw;

    AbuseIT(Site site) {
        this.rest = site.rest();
        this.raw = new RawHttp(site.server().baseUri());
    }

    private long before;

    @BeforeEach
    void count() {
        before = infrastructures();
    }

    @AfterEach
    void lives() {
        assertThat(infrastructures()).isEqualTo(before);
    }

    private long infrastructures() {
        return rest.get("/infrastructures/").ok().texts("infrastructures").size();
    }

    private static RawHttp.Answer tight(RawHttp.Answer answer) {
        assertThat(INSIDE.matcher(answer.text()).results().map(hit -> hit.group()))
                .as(answer.text())
                .isEmpty();
        assertThat(answer.text()).doesNotContainIgnoringCase("server: ", "x-powered-by");
        return answer;
    }

    private static void assertProblem(RawHttp.Answer answer, int status) {
        assertThat(tight(answer).status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.text()).isTrue();
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    /** The head of a request, which gets Host and the end of the connection besides. */
    static Stream<Arguments> refusedWithAProblem() {
        return Stream.of(
                Arguments.of("a wrong escape in the query", "GET /infrastructures/?a=%zz HTTP/1.1", 400),
                Arguments.of("a wrong escape in the path", "GET /infrastructures/%zz HTTP/1.1", 400),
                Arguments.of("half an escape", "GET /infrastructures/% HTTP/1.1", 400),
                Arguments.of("a wrong media type", "POST /infrastructures/ HTTP/1.1\r\nContent-Type: nonsense", 400),
                Arguments.of("a media type of nothing", "POST /tokens HTTP/1.1\r\nContent-Type: ;;/", 400),
                Arguments.of("an answer that nobody has", "GET / HTTP/1.1\r\nAccept: image/png", 406),
                Arguments.of("an unknown method", "BREW / HTTP/1.1", 405),
                Arguments.of(
                        "a method in disguise",
                        "POST /infrastructures/x HTTP/1.1\r\nX-HTTP-Method-Override: DELETE",
                        405),
                Arguments.of("another disguise", "GET /infrastructures/x?_method=DELETE HTTP/1.1", 404),
                Arguments.of("files of the application", "GET /WEB-INF/web.xml HTTP/1.1", 404),
                Arguments.of("the same with a parameter", "GET /WEB-INF;x/beans.xml HTTP/1.1", 404),
                Arguments.of("the same in small letters", "GET /web-inf/beans.xml HTTP/1.1", 404),
                Arguments.of("an escaped slash", "GET /infrastructures%2fx HTTP/1.1", 404),
                Arguments.of("two slashes", "GET //tokens HTTP/1.1", 404),
                Arguments.of("a path to another server", "GET http://evil.example/ HTTP/1.1", 403),
                Arguments.of("two hosts", "GET / HTTP/1.1\r\nHost: evil.example", 400),
                Arguments.of("two tokens", "GET / HTTP/1.1\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b", 400),
                Arguments.of("a token of nobody", "GET / HTTP/1.1\r\nAuthorization: Bearer occ_0", 401),
                Arguments.of("a password", "GET / HTTP/1.1\r\nAuthorization: Basic YWRtaW46YWRtaW4=", 401),
                Arguments.of(
                        "an unsigned token", "GET / HTTP/1.1\r\nAuthorization: Bearer eyJhbGciOiJub25lIn0.e30.", 401),
                Arguments.of("a page of another site", "POST /tokens HTTP/1.1\r\nOrigin: https://evil.example", 403),
                Arguments.of("a page of nowhere", "GET /infrastructures/ HTTP/1.1\r\nOrigin: null", 403),
                Arguments.of("a page that reads", "GET / HTTP/1.1\r\nSec-Fetch-Site: cross-site", 403),
                Arguments.of("a page on another port", "GET / HTTP/1.1\r\nOrigin: http://localhost:1", 403),
                Arguments.of(
                        "a page that asks before",
                        "OPTIONS /tokens HTTP/1.1\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST",
                        403),
                Arguments.of("a proxy", "GET / HTTP/1.1\r\nX-Forwarded-For: 192.0.2.1", 403),
                Arguments.of("another proxy", "GET / HTTP/1.1\r\nForwarded: for=192.0.2.1", 403),
                Arguments.of(
                        "unknown transfer coding",
                        "POST /infrastructures/ HTTP/1.1\r\nTransfer-Encoding: nonsense",
                        400),
                Arguments.of(
                        "length and chunks",
                        "POST /infrastructures/ HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                        400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedWithAProblem")
    void refusesWithAProblem(String what, String head, int status) {
        String end = head.contains("chunked") ? "0\r\n\r\n" : "";
        assertProblem(raw.send(raw.head(head) + end), status);
    }

    /** What the application server refuses before the application hears of it. */
    static Stream<Arguments> refusedAtOnce() {
        return Stream.of(
                Arguments.of("dot segments", "GET /../../etc/passwd HTTP/1.1"),
                Arguments.of("escaped dot segments", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1"),
                Arguments.of("dot segments behind an open path", "GET /health/../tokens/../../x HTTP/1.1"),
                Arguments.of("an escaped backslash", "GET /infrastructures%5c..%5cx HTTP/1.1"),
                Arguments.of("an escaped NUL", "GET /infrastructures/%00 HTTP/1.1"),
                Arguments.of("a NUL", "GET /infra\0structures/ HTTP/1.1"),
                Arguments.of("what is not UTF-8", "GET /infrastructures/%ff%fe HTTP/1.1"),
                Arguments.of("an overlong slash", "GET /%c0%afetc/passwd HTTP/1.1"),
                Arguments.of("no path", "GET evil HTTP/1.1"),
                Arguments.of("a tunnel", "CONNECT evil.example:443 HTTP/1.1"),
                Arguments.of("a trace", "TRACE / HTTP/1.1"),
                Arguments.of("a version of the future", "GET / HTTP/9.9"),
                Arguments.of(
                        "two lengths", "POST /infrastructures/ HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6"),
                Arguments.of("a negative length", "POST /infrastructures/ HTTP/1.1\r\nContent-Length: -5"),
                Arguments.of("a length in words", "POST /infrastructures/ HTTP/1.1\r\nContent-Length: five"),
                Arguments.of(
                        "a length beyond counting",
                        "POST /infrastructures/ HTTP/1.1\r\nContent-Length: 99999999999999999999"),
                Arguments.of("a header with a gap", "GET / HTTP/1.1\r\nX-Gap : 1"),
                Arguments.of("a huge header", "GET / HTTP/1.1\r\nX-Huge: " + "h".repeat(100_000)),
                Arguments.of(
                        "many headers",
                        "GET / HTTP/1.1\r\n"
                                + IntStream.range(0, 500)
                                        .mapToObj(i -> "X-" + i + ": 1")
                                        .reduce((a, b) -> a + "\r\n" + b)
                                        .orElseThrow()),
                Arguments.of("a long path", "GET /" + "a".repeat(20_000) + " HTTP/1.1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedAtOnce")
    void refusesAtOnce(String what, String head) {
        RawHttp.Answer answer = tight(raw.send(raw.head(head)));
        assertThat(answer.status()).as(answer.text()).isBetween(400, 505).isNotEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil@localhost"})
    void knowsItsNames(String host) {
        assertProblem(raw.send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: LOCALHOST\r\nConnection: close\r\n\r\n"})
    void answersWhatIsOldOrLoudButRight(String request) {
        assertThat(tight(raw.send(request)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:port", "localhost:5000:5000", "localhost:-1", "localhost:65536", "[::1"})
    void refusesAHostThatIsNone(String host) {
        assertProblem(raw.send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"), 400);
    }

    @Test
    void refusesARequestWithoutAHost() {
        assertThat(tight(raw.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/infrastructures/", "/node_definitions/", "/tokens"})
    void readsNoBodyWithoutEnd(String path) {
        String chunk = "10000\r\n" + "#".repeat(0x10000) + "\r\n";
        AtomicInteger sent = new AtomicInteger();
        RawHttp.Answer answer = raw.send(
                raw.head("POST " + path + " HTTP/1.1\r\nTransfer-Encoding: chunked"),
                () -> sent.addAndGet(chunk.length()) < LARGE ? chunk : "");
        assertThat(tight(answer).status()).as(answer.text()).isIn(0, 413);
    }

    @Test
    void readsNoLargeBodyToItsEnd() {
        String part = "#".repeat(1 << 16);
        AtomicInteger sent = new AtomicInteger();
        RawHttp.Answer answer = raw.send(
                raw.head("PUT /auth_data HTTP/1.1\r\nContent-Length: " + Integer.MAX_VALUE),
                () -> sent.addAndGet(part.length()) < LARGE ? part : "");
        assertThat(tight(answer).status()).as(answer.text()).isIn(0, 413);
    }

    static Stream<Arguments> deepBodies() {
        String yamlBomb = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n")
                .reduce("a0: &a0 [x]\n", String::concat);
        return Stream.of(
                Arguments.of("nested lists", "[".repeat(100_000), "application/yaml", 422),
                Arguments.of("nested mappings", "{a: ".repeat(50_000), "application/yaml", 422),
                Arguments.of(
                        "nested blocks",
                        IntStream.range(0, 2000)
                                .mapToObj(i -> " ".repeat(i) + "a:\n")
                                .reduce("", String::concat),
                        "application/yaml",
                        422),
                Arguments.of("aliases of aliases", yamlBomb, "application/yaml", 422),
                Arguments.of(
                        "a nested bundle",
                        "{\"files\":" + "[".repeat(100_000),
                        "application/vnd.occopus.bundle+json",
                        400),
                Arguments.of(
                        "a bundle of bundles",
                        "{\"files\":".repeat(50_000),
                        "application/vnd.occopus.bundle+json",
                        400),
                Arguments.of("a number without end", "infra_name: " + "9".repeat(1_000_000), "application/yaml", 422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepBodies")
    void refusesBodiesThatWouldFillTheMemory(String what, String body, String type, int status) {
        RawHttp.Answer answer = raw.send(raw.head("POST /infrastructures/ HTTP/1.1\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length())
                + body);
        assertProblem(answer, status);
        assertThat(answer.body()).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[[",
                "{\"name\":{\"a\":{\"b\":{}}}}",
                "{\"name\":\"x\"} {}",
                "{\"name\":1e999999999}",
                "\u0000",
                "{\"name\":\"\\ud800\"}"
            })
    void refusesJsonThatIsNoToken(String body) {
        assertProblem(raw.send(raw.head("POST /tokens HTTP/1.1\r\nContent-Length: " + body.length()) + body), 400);
    }

    @Test
    void letsNobodySplitAnAnswer() {
        RawHttp.Answer answer = tight(raw.send(raw.head(
                "GET /infrastructures/%0d%0aSet-Cookie:%20a=b HTTP/1.1",
                "X-Request-Id: a%0d%0ab: c", "Accept: application/json")));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("\r\nSet-Cookie").doesNotContain("a%0d%0ab");
    }

    @Test
    void doesNotWaitForSlowBodies() {
        RawHttp.Answer answer =
                tight(raw.send(raw.head("POST /infrastructures/ HTTP/1.1\r\nContent-Length: 1000") + "infra_name: "));
        assertThat(answer.status()).as(answer.text()).isIn(0, 400, 408);
    }

    @Test
    void answersOthersWhileManyAreSlow() throws InterruptedException {
        Thread[] slow = IntStream.range(0, 50)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() ->
                                raw.send(raw.head("POST /infrastructures/ HTTP/1.1\r\nContent-Length: 1000") + "x")))
                .toArray(Thread[]::new);
        for (int i = 0; i < 20; i++) {
            rest.get("/").ok();
        }
        for (Thread thread : slow) {
            thread.join();
        }
    }

    @Test
    void closesConnectionsThatSayNothing() {
        assertThat(raw.send("GET / HTTP/1.1\r\nHost: local").status()).isIn(0, 400, 408);
    }
}
