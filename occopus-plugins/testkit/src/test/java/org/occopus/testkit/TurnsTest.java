package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Turns;

class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void letsNobodyInWhileSomebodyWorks() throws TimeoutException, InterruptedException {
        boolean letIn = turns.inTurn(
                "a",
                Deadline.in(Duration.ofSeconds(1)),
                () -> turns.ifFree("a", () -> "work").isPresent());

        assertThat(letIn).isFalse();
        assertThat(turns.ifFree("a", () -> "work")).hasValue("work");
    }

    @Test
    void doesNotMixNames() throws TimeoutException, InterruptedException {
        assertThat(turns.inTurn("a", Deadline.in(Duration.ofSeconds(1)), () -> turns.ifFree("b", () -> "work")))
                .hasValue("work");
    }

    @Test
    void waitsNoLongerThanTheDeadline() {
        var unused = turns.ifFree("a", () -> {
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> turns.inTurn("a", Deadline.in(Duration.ofMillis(1)), () -> "never"))
                    .withMessageContaining("'a'");
            return "done";
        });
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> turns.ifFree("a", () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(turns.ifFree("a", () -> "work")).hasValue("work");
    }
}
