package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.testkit.FakeCall;

/** A server forgets infrastructures that nothing is to be done about, until somebody asks for something. */
class ForgettingScenario {
    private final Rehearsal engine = new Rehearsal();

    @Test
    void makesNoCallTwiceWhenAnAlarmFromBeforeRings() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 1, 4));
        engine.run();
        engine.infrastructures.detach(id);
        engine.run();
        assertThat(engine.store.active()).isEmpty();
        engine.forgetInactive();

        engine.scaling.to(id, "n", 2);
        engine.recovery.heal(id, false);
        assertThat(engine.runOne()).isTrue();
        engine.clock.set(engine.clock.instant().plus(Duration.ofSeconds(5)));
        engine.ring();
        while (engine.runOne(waiting -> waiting - 1)) {
            // The latest first, so that passes come before the calls that wait.
        }
        assertThat(engine.cloud.calls(FakeCall.CREATE)).isEqualTo(2);
    }
}
