package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.node.NodeState.LAUNCHING;
import static org.occopus.node.NodeState.READY;
import static org.occopus.node.NodeState.VERIFYING;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/** A provider is called no more than it bears: it is given the rest that it asks for, and left alone while it is silent. */
class BudgetScenario {
    private final Rehearsal engine = new Rehearsal();

    private String submit(int count) {
        engine.define(Yaml.PLAIN);
        return engine.infrastructures
                .submit(SourceBundle.ofBody(Yaml.one("plain", count, count)), true, false)
                .id();
    }

    private int calls() {
        int calls = 0;
        for (FakeCall call : FakeCall.values()) {
            calls += engine.cloud.calls(call);
        }
        return calls;
    }

    @Test
    void makesNoCallAtAllWhileTheProviderAskedToWait() {
        engine.cloud.throttle(Duration.ofMinutes(10), 1);
        String id = submit(20);
        engine.run();
        assertThat(calls()).isEqualTo(1);
        engine.maintained(Duration.ofMinutes(9));
        assertThat(calls()).isEqualTo(1);
        assertThat(engine.states(id, "n")).containsOnly(LAUNCHING);
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.states(id, "n")).hasSize(20).containsOnly(READY);
        assertThat(engine.cloud.servers()).hasSize(20);
    }

    @Test
    void leavesASilentEndpointAloneAndGoesOnByItself() {
        String id = submit(20);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        engine.run();
        assertThat(calls()).isEqualTo(5);
        engine.maintained(Duration.ofMinutes(30));
        // Five at first, then after 5, 10, 20, 40 s and once a minute.
        assertThat(calls()).isBetween(25, 40);
        assertThat(engine.now(id).infrastructure().trouble()).isPresent();
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.states(id, "n")).hasSize(20).containsOnly(READY);
        assertThat(engine.now(id).infrastructure().trouble()).isEmpty();
    }

    @Test
    void rollsBackABigBuildOnASilentEndpointInSeconds() {
        engine.define(Yaml.PLAIN);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        String id = engine.submit(Yaml.one("plain", 50, 50));
        engine.after(Duration.ofSeconds(60));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
    }

    @Test
    void doesNotTryAgainAllAtOnce() {
        submit(50);
        engine.cloud.throttle(Duration.ZERO, 50);
        engine.run();
        int before = engine.cloud.calls(FakeCall.CREATE);
        engine.after(Duration.ofMillis(750));
        int half = engine.cloud.calls(FakeCall.CREATE) - before;
        assertThat(half).isBetween(10, 40);
    }

    @Test
    void asksABrokenHealthCheckLessAndLessOften() {
        engine.define(Yaml.CHECKED);
        engine.health.breakDown(true);
        String id = engine.submit(Yaml.one("checked", 1, 1));
        engine.maintained(Duration.ofMinutes(10));
        assertThat(engine.states(id, "n")).containsOnly(VERIFYING);
        assertThat(engine.health.runs()).isBetween(10, 30);
        engine.health.breakDown(false);
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.states(id, "n")).containsOnly(READY);
        engine.health.breakDown(true);
        int before = engine.health.runs();
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.health.runs() - before).isBetween(2, 20);
    }
}
