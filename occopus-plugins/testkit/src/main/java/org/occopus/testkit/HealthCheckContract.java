package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;

/** What the engine relies on in every {@link HealthCheck}. */
public abstract class HealthCheckContract {
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /**
     * The plugin under test.
     *
     * @return the same one within a test
     */
    protected abstract HealthCheck check();

    /**
     * A value that {@link #healthyHost()} passes.
     *
     * @return as parsed from YAML
     */
    protected abstract Object passingValue();

    /**
     * A value that {@link #failingHost()} fails.
     *
     * @return as parsed from YAML
     */
    protected abstract Object failingValue();

    /**
     * A value that asks for nothing.
     *
     * @return by default the empty list
     */
    protected Object emptyValue() {
        return List.of();
    }

    /**
     * A value that check refuses although it is of the declared type or near it.
     *
     * @return as parsed from YAML
     */
    protected abstract Object wrongValue();

    /**
     * A host that is well.
     *
     * @return by default the loopback address
     */
    protected String healthyHost() {
        return "127.0.0.1";
    }

    /**
     * A host that is not well.
     *
     * @return by default the loopback address
     */
    protected String failingHost() {
        return "127.0.0.1";
    }

    @Test
    void declaresItsSetting() {
        Declarations.check(List.of(check().setting()));
        assertThat(check().setting().required()).isFalse();
        assertThat(check().setting().type().accepts(passingValue())).isTrue();
        assertThat(check().setting().type().accepts(emptyValue())).isTrue();
        assertThat(check().defaultValue().stream())
                .allSatisfy(value -> assertThat(check().check(value)).isEmpty());
    }

    @Test
    void acceptsValuesThatWork() {
        assertThat(check().check(passingValue())).isEmpty();
        assertThat(check().check(failingValue())).isEmpty();
        assertThat(check().check(emptyValue())).isEmpty();
    }

    @Test
    void saysWhereAValueIsWrong() {
        assertThat(check().check(wrongValue())).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.path()).first().isEqualTo(check().setting().key());
            assertThat(problem.message()).isNotBlank();
        });
    }

    @Test
    void asksForNothingWhenTheValueIsEmpty() {
        assertThat(check().asksForAnything(emptyValue())).isFalse();
        assertThat(check().asksForAnything(passingValue())).isTrue();
    }

    @Test
    void passesAHealthyNode() {
        assertThat(run(healthyHost(), passingValue(), Duration.ofSeconds(10))).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void passesANodeThatIsAskedForNothing() {
        assertThat(run(failingHost(), emptyValue(), Duration.ofSeconds(10))).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void saysWhatIsWrongWithAFailingNode() {
        assertThat(run(failingHost(), failingValue(), Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        HealthResult.Fail.class,
                        fail -> assertThat(fail.reason()).contains(failingHost()));
    }

    @Test
    void failsAtOnceWhenTheDeadlineHasPassed() {
        Together.endsWithin(
                TOLERANCE,
                () -> assertThat(run(healthyHost(), passingValue(), Duration.ZERO))
                        .isInstanceOf(HealthResult.Fail.class));
    }

    @Test
    void failsWhenInterruptedAndKeepsTheInterrupt() {
        Together.endsWithin(TOLERANCE, () -> {
            Thread.currentThread().interrupt();
            HealthResult result = run(healthyHost(), passingValue(), Duration.ofSeconds(10));
            boolean kept = Thread.interrupted();

            assertThat(result).isInstanceOf(HealthResult.Fail.class);
            assertThat(kept).as("interrupt flag").isTrue();
        });
    }

    private HealthResult run(String host, Object value, Duration budget) {
        var target = new HealthTarget(host, new VariableTemplates(Map.of("ip", host)));
        return check().run(target, value, Deadline.in(budget));
    }
}
