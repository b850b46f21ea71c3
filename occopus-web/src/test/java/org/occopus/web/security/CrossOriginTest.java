package org.occopus.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

class CrossOriginTest {
    private static final String PORTAL = "https://portal.example.com";

    private final CrossOrigin nobody = new CrossOrigin(List.of());
    private final CrossOrigin portal = new CrossOrigin(List.of(PORTAL));

    private static void assertRefused(CrossOrigin rule, String... headers) {
        assertThatThrownBy(() -> rule.check(FakeRequest.of("127.0.0.1", "GET /", headers)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.ORIGIN_REFUSED));
    }

    private static void assertPasses(CrossOrigin rule, String... headers) {
        rule.check(FakeRequest.of("127.0.0.1", "GET /", headers));
    }

    @Test
    void letsProgramsThatAreNoBrowsersPass() {
        assertPasses(nobody, "Host: localhost:5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5000", "https://localhost:5000"})
    void letsItsOwnPagesPass(String origin) {
        assertPasses(nobody, "Host: localhost:5000", "Origin: " + origin);
        assertPasses(nobody, "Host: localhost:5000", "Origin: " + origin, "Sec-Fetch-Site: same-origin");
        assertPasses(nobody, "Host: localhost:5000", "Sec-Fetch-Site: none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://localhost",
                "http://localhost:5001",
                "https://evil.example",
                "http://localhost:5000.evil.example"
            })
    void refusesPagesOfOthers(String origin) {
        assertRefused(nobody, "Host: localhost:5000", "Origin: " + origin);
        assertRefused(portal, "Host: localhost:5000", "Origin: " + origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
    void believesWhatTheBrowserSaysOfTheSite(String site) {
        assertRefused(nobody, "Host: localhost:5000", "Sec-Fetch-Site: " + site);
        assertRefused(nobody, "Host: localhost:5000", "Origin: http://localhost:5000", "Sec-Fetch-Site: " + site);
        assertRefused(portal, "Host: localhost:5000", "Sec-Fetch-Site: " + site);
        assertPasses(portal, "Host: localhost:5000", "Origin: " + PORTAL, "Sec-Fetch-Site: " + site);
    }

    @Test
    void knowsAPreflight() {
        assertThat(CrossOrigin.isPreflight(
                        FakeRequest.of("x", "OPTIONS /", "Origin: x", "Access-Control-Request-Method: PUT")))
                .isTrue();
        assertThat(CrossOrigin.isPreflight(FakeRequest.of("x", "OPTIONS /", "Origin: x")))
                .isFalse();
        assertThat(CrossOrigin.isPreflight(
                        FakeRequest.of("x", "GET /", "Origin: x", "Access-Control-Request-Method: PUT")))
                .isFalse();
    }
}
