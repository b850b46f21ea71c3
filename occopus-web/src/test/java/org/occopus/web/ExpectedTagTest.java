package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"n3\"", "\"x\", \"n3\"", "*"})
    void matchesWhatIsNamedAndNotWhatIsGone(String header) {
        assertThat(ExpectedTag.of(List.of(header)).test(Optional.of("n3"))).isTrue();
        assertThat(ExpectedTag.of(List.of(header)).test(Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"n2\"", "W/\"n3\"", "n3", ""})
    void matchesNothingElse(String header) {
        assertThat(ExpectedTag.of(List.of(header)).test(Optional.of("n3"))).isFalse();
    }

    @Test
    void demandsNothingWithoutTheHeader() {
        assertThat(ExpectedTag.of(List.of()).test(Optional.empty())).isTrue();
    }
}
