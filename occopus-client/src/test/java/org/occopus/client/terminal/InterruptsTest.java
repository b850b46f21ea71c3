package org.occopus.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private final List<Integer> exits = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts(exits::add);

    @Test
    void endsTheProgramAtOnceWhenNothingIsGuarded() {
        interrupts.raise(2);
        assertThat(exits).containsExactly(130);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptsTheWorkerFirstAndEndsTheProgramTheSecondTime() {
        interrupts.guard();
        interrupts.raise(2);
        assertThat(exits).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupts.exitCode()).isEqualTo(130);
        interrupts.raise(2);
        assertThat(exits).containsExactly(130);
    }

    @Test
    void tellsATerminationByItsExitCode() {
        interrupts.guard();
        interrupts.raise(15);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupts.exitCode()).isEqualTo(143);
    }
}
