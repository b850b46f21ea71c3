package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.problem.ProblemException;

class ShallowJsonTest {
    private static final String DIGITS = "9".repeat(1200);

    static Stream<String> whatIsNotShallow() {
        return Stream.of(
                "",
                "{",
                "[]",
                "{} {}",
                "{\"a\": [1]}",
                "{\"a\": {\"b\": {}}}",
                "[".repeat(5000),
                "{\"a\":".repeat(5000),
                "{\"main\": " + DIGITS + "}",
                "{\"main\": 1e" + DIGITS + "}",
                "{\"main\": 0." + DIGITS + "}");
    }

    @ParameterizedTest
    @MethodSource("whatIsNotShallow")
    void refusesEverythingElseInOneWay(String text) {
        assertThatThrownBy(() -> ShallowJson.read(text)).isInstanceOf(JsonException.class);
        var body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TokenRequest.read(body)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> DescriptorBody.bundle(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void readsObjectsOfTextsAndOfObjects() {
        assertThat(ShallowJson.read("{\"main\": \"a\", \"files\": {\"a\": \"b\"}}")
                        .getString("main"))
                .isEqualTo("a");
    }

    @Test
    void refusesALifetimeWithAnEndlessNumberOfZeros() {
        var body = new ByteArrayInputStream(
                "{\"name\": \"a\", \"role\": \"viewer\", \"expires_in\": 1e99999999}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TokenRequest.read(body)).isInstanceOf(ProblemException.class);
    }
}
