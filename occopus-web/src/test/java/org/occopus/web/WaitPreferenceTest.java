package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "respond-async, Wait = \"7\"; x=y | 7",
                "wait=0 | 0",
                "wait=301 | 300",
                "wait=999999999 | 300"
            })
    void readsSecondsAndKeepsWithinFiveMinutes(String header, long seconds) {
        assertThat(WaitPreference.of(List.of("return=minimal", header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=9999999999", "waiting=3", "wait=3 4"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(WaitPreference.of(List.of(header))).isEmpty();
    }

    @Test
    void takesTheFirstOfSeveral() {
        assertThat(WaitPreference.of(List.of("wait=1, wait=2", "wait=3"))).contains(Duration.ofSeconds(1));
    }
}
