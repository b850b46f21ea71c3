package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"d3\"", "\"d3-json\"", "\"x\", \"d3\"", "*", " * "})
    void matchesEveryFormOfTheDescription(String header) {
        assertThat(DescriptionTag.expected(List.of(header)).test(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"d2\"", "W/\"d3\"", "\"v3\"", "d3", "", "\"d99999999999999999999\""})
    void matchesNothingElse(String header) {
        assertThat(DescriptionTag.expected(List.of(header)).test(3)).isFalse();
    }

    @Test
    void demandsNothingWithoutTheHeader() {
        assertThat(DescriptionTag.expected(List.of()).test(3)).isTrue();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(DescriptionTag.expected(List.of('"' + DescriptionTag.of(7, true) + '"'))
                        .test(7))
                .isTrue();
    }
}
