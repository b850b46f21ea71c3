package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.Together;
import org.occopus.testkit.VariableTemplates;

final class UrlsCheckTest {
    private final WebServer server = WebServer.start();
    private final UrlsCheck check = new UrlsCheck();

    UrlsCheckTest() throws IOException {}

    @AfterEach
    void close() {
        check.close();
        server.close();
    }

    @Test
    void saysWhatTheOriginalSaidOfAWrongValue() {
        assertThat(check.check("http://x"))
                .containsExactly(SettingProblem.of("urls", "Invalid format of 'urls' section! Must be a list."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/200", "/204", "/299", "/to/200", "/to/to/204", "/get-only"})
    void passesSuccess(String path) {
        assertThat(run(server.url(path))).isEqualTo(new HealthResult.Pass());
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 401, 404, 500, 503})
    void failsEveryOtherStatus(int status) {
        String url = server.url("/" + status);

        assertThat(run(url)).isEqualTo(new HealthResult.Fail("url " + url + " answers with status " + status));
    }

    @Test
    void asksByHeadAndByGetOnlyWhenHeadIsRefused() {
        run(server.url("/200"));
        assertThat(server.methods()).containsExactly("HEAD");
        run(server.url("/get-only"));

        assertThat(server.methods()).containsExactly("HEAD", "HEAD", "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a b/", "nonsense", "ftp://127.0.0.1/", "http://", "http:///path"})
    void failsWhatIsNoUrl(String url) {
        assertThat(run(url))
                .isInstanceOfSatisfying(
                        HealthResult.Fail.class,
                        fail -> assertThat(fail.reason()).startsWith("url " + url + " is not a URL of http or https"));
    }

    @Test
    void failsWhenNothingListens() throws IOException {
        String url = "http://127.0.0.1:" + PortsCheckContractTest.closedPort() + "/";

        assertThat(run(url)).isEqualTo(new HealthResult.Fail("url " + url + " can not be reached: no connection"));
    }

    @Test
    void asksOverHttps(@TempDir Path directory) throws Exception {
        SSLContext ours = SelfSigned.in(directory);
        try (var secure = WebServer.start(ours);
                var trusting = new WebClient(() -> HttpClient.newBuilder().sslContext(ours))) {
            HealthTarget target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of()));

            assertThat(new UrlsCheck(trusting).run(target, List.of(secure.url("/200")), soon()))
                    .isEqualTo(new HealthResult.Pass());
        }
    }

    @Test
    void failsACertificateThatNobodyTrusts(@TempDir Path directory) throws Exception {
        try (var secure = WebServer.start(SelfSigned.in(directory))) {
            assertThat(run(secure.url("/200")))
                    .isInstanceOfSatisfying(
                            HealthResult.Fail.class,
                            fail -> assertThat(fail.reason())
                                    .contains("can not be reached")
                                    .contains("PKIX"));
        }
    }

    @Test
    void endsAtTheDeadlineWhenAServerHangs() {
        String url = server.url("/hang");
        var target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of()));

        Together.endsWithin(
                Duration.ofSeconds(5),
                () -> assertThat(check.run(target, List.of(url, url), Deadline.in(Duration.ofMillis(300))))
                        .isEqualTo(new HealthResult.Fail(
                                "url " + url + " does not answer in time; url " + url + " does not answer in time")));
    }

    @Test
    void failsWhenAVariableIsUndefined() {
        assertThat(run("http://{{ nobody }}/"))
                .isEqualTo(new HealthResult.Fail("url http://{{ nobody }}/ of 127.0.0.1: 'nobody' is undefined"));
    }

    private HealthResult run(String url) {
        var target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of("ip", "127.0.0.1")));
        return check.run(target, List.of(url), soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(15));
    }
}
