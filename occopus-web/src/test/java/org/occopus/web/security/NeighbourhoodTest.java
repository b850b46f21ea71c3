package org.occopus.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.access.AccessSettings;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Without authentication: this machine only, under its own names. */
class NeighbourhoodTest {
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "192.0.2.7";

    private final Neighbourhood open = with("OCCOPUS_AUTH", "none");
    private final Neighbourhood locked = with("OCCOPUS_AUTH", "required");

    private static Neighbourhood with(String variable, String value) {
        return new Neighbourhood(AccessSettings.of(Map.of(variable, value), new Properties()));
    }

    private static void assertRefused(Neighbourhood neighbourhood, HttpServletRequest request, ProblemType type) {
        assertThatThrownBy(() -> neighbourhood.check(request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.1", "2001:db8::1", "0.0.0.0"})
    void refusesWhoeverAsksFromElsewhereWhileNothingIsConfigured(String peer) {
        HttpServletRequest request = FakeRequest.of(peer, "GET /infrastructures/", "Host: localhost:5000");
        assertRefused(open, request, ProblemType.AUTHENTICATION_NOT_CONFIGURED);
        locked.check(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "0:0:0:0:0:0:0:1", "::1"})
    void answersThisMachine(String peer) {
        open.check(FakeRequest.of(peer, "GET /", "Host: localhost:5000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=192.0.2.7",
                "X-Forwarded-For: 192.0.2.7",
                "X-Forwarded-Host: x",
                "X-Real-IP: x",
                "Via: 1.1 x"
            })
    void refusesWhatAProxyPassesOnWhileNothingIsConfigured(String header) {
        HttpServletRequest request = FakeRequest.of(HERE, "GET /", "Host: localhost", header);
        assertRefused(open, request, ProblemType.AUTHENTICATION_NOT_CONFIGURED);
        locked.check(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:80", "127.0.0.1:5000", "127.0.0.2", "[::1]:5000"})
    void knowsTheNamesOfThisMachine(String host) {
        open.check(FakeRequest.of(HERE, "GET /", "Host: " + host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example:5000",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "",
                "localhost:x"
            })
    void refusesOtherNames(String host) {
        HttpServletRequest request = FakeRequest.of(HERE, "GET /", "Host: " + host);
        assertRefused(open, request, ProblemType.ORIGIN_REFUSED);
        locked.check(request);
    }

    @Test
    void knowsTheNamesThatItIsGiven() {
        Neighbourhood named = with("OCCOPUS_HOSTS", "Cloud.example.com, other");
        named.check(FakeRequest.of(HERE, "GET /", "Host: cloud.example.com:5000"));
        assertRefused(named, FakeRequest.of(HERE, "GET /", "Host: x.example.com"), ProblemType.ORIGIN_REFUSED);
    }

    @Test
    void answersHealthProbesFromAnywhere() {
        open.check(FakeRequest.of(ELSEWHERE, "GET /health/ready", "Host: 10.0.0.9:8080"));
        HttpServletRequest almost = FakeRequest.of(ELSEWHERE, "GET /health/..;/tokens", "Host: localhost");
        assertRefused(open, almost, ProblemType.AUTHENTICATION_NOT_CONFIGURED);
    }
}
