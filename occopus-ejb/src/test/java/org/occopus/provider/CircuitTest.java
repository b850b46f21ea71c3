package org.occopus.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.testkit.SettableClock;

/** When an endpoint is left alone, and when it is tried again. */
class CircuitTest {
    private final SettableClock clock = new SettableClock();
    private final Circuit circuit = new Circuit("The cloud x", clock);

    private void fail(int times, ProviderFailure kind) {
        for (int i = 0; i < times; i++) {
            circuit.failed(kind);
        }
    }

    private void after(Duration duration) {
        clock.set(clock.instant().plus(duration));
    }

    @Test
    void refusesAfterFiveSilentCalls() {
        fail(4, ProviderFailure.UNREACHABLE);
        assertThatCode(circuit::enter).doesNotThrowAnyException();
        fail(1, ProviderFailure.OUTCOME_UNKNOWN);
        assertThatThrownBy(circuit::enter)
                .isInstanceOf(CallPostponed.class)
                .hasMessageContaining("The cloud x does not answer (5 calls in a row)");
    }

    @Test
    void countsARefusalAsAnAnswer() {
        fail(4, ProviderFailure.UNREACHABLE);
        fail(1, ProviderFailure.REFUSED);
        fail(4, ProviderFailure.UNREACHABLE);
        assertThatCode(circuit::enter).doesNotThrowAnyException();
    }

    @Test
    void letsOneCallThroughAtATime() {
        fail(5, ProviderFailure.UNREACHABLE);
        after(Duration.ofSeconds(5));
        assertThatCode(circuit::enter).doesNotThrowAnyException();
        assertThatThrownBy(circuit::enter).isInstanceOf(CallPostponed.class);
        circuit.answered();
        assertThatCode(circuit::enter).doesNotThrowAnyException();
        assertThatCode(circuit::enter).doesNotThrowAnyException();
    }

    @Test
    void waitsLongerAfterEveryFailureUpToAMinute() {
        fail(5, ProviderFailure.UNREACHABLE);
        for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            after(Duration.ofSeconds(seconds).minusMillis(1));
            assertThatThrownBy(circuit::check).isInstanceOf(CallPostponed.class);
            after(Duration.ofMillis(1));
            assertThatCode(circuit::enter).doesNotThrowAnyException();
            fail(1, ProviderFailure.UNREACHABLE);
        }
    }
}
