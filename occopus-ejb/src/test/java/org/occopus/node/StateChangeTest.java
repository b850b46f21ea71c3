package org.occopus.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateChangeTest {

    @Test
    void readsWhatItHasWritten() {
        for (NodeTransitions.Row row : NodeTransitions.rows()) {
            StateChange silent = new StateChange(row.to(), Optional.of(row.event()), "");
            StateChange told = new StateChange(row.to(), Optional.of(row.event()), "a: b by c: d");
            assertThat(StateChange.of(silent.words())).contains(silent);
            assertThat(StateChange.of(told.words())).contains(told);
        }
        assertThat(StateChange.of("INTENDED: wanted")).contains(StateChange.beginning("wanted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "It calls the cloud again.", "READY by chance", "ready by CHECKS_PASSED"})
    void takesNothingElseForAChange(String words) {
        assertThat(StateChange.of(words)).isEmpty();
    }
}
