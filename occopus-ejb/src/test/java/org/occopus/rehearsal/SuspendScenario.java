package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.node.NodeState.BOOTING;
import static org.occopus.node.NodeState.READY;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;

/** Suspended means that nothing is done, whatever is asked for, until it is resumed; only its end can be asked for. */
class SuspendScenario {
    private final Rehearsal engine = new Rehearsal();
    private String id = "";

    @BeforeEach
    void builds() {
        engine.define(Yaml.PLAIN);
        id = engine.submit(Yaml.one("plain", 2, 4));
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    private void killAll() {
        engine.instances(id, "n")
                .forEach(one -> assertThat(engine.cloud.kill(one.id())).isTrue());
    }

    private List<EventKind> kinds() {
        return engine.events(id).stream().map(Event::kind).toList();
    }

    @Test
    void healsNothingUntilItIsResumed() {
        engine.suspension.suspend(id);
        killAll();
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        assertThat(engine.cloud.servers()).isEmpty();

        engine.suspension.resume(id);
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        assertThat(engine.cloud.servers()).hasSize(2);
    }

    private void whenAMachineIsDeleted(Runnable request) {
        engine.cloud.around(
                call -> {
                    if (call == FakeCall.DELETE) {
                        request.run();
                    }
                },
                call -> {});
    }

    private List<Integer> failures() {
        return engine.instances(id, "n").stream()
                .map(instance -> instance.attempts().failures())
                .toList();
    }

    @Test
    void stillKnowsWhatFailedWhenItsDeletionEndsWhileItIsSuspended() {
        whenAMachineIsDeleted(() -> engine.suspension.suspend(id));
        killAll();
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.now(id).infrastructure().suspended()).isTrue();
        assertThat(engine.cloud.servers()).isEmpty();
        engine.suspension.resume(id);
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        assertThat(failures()).containsExactly(1, 1);
    }

    @Test
    void addsNothingThatIsNotWantedAnyMoreWhileItIsSuspended() {
        engine.scaling.to(id, "n", 3);
        engine.maintained(Duration.ofMinutes(2));
        whenAMachineIsDeleted(() -> {
            engine.suspension.suspend(id);
            engine.scaling.to(id, "n", 2);
        });
        assertThat(engine.cloud.kill(engine.instances(id, "n").get(0).id())).isTrue();
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
    }

    @Test
    void keepsRequestsUntilItIsResumed() {
        engine.suspension.suspend(id);
        engine.scaling.to(id, "n", 3);
        engine.recovery.heal(id, true);
        engine.infrastructures.maintain(id);
        engine.infrastructures.reconfigure(id, SourceBundle.ofBody(Yaml.one("plain", 3, 4)), true, any -> true);
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.cloud.servers()).hasSize(2);
        assertThat(engine.infrastructures.plan(id).steps()).isEmpty();

        engine.suspension.resume(id);
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.cloud.servers()).hasSize(3);
    }

    @Test
    void staysSuspendedWhenTheServerIsKilled() {
        engine.suspension.suspend(id);
        engine.scaling.to(id, "n", 3);
        engine.restart();
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.cloud.servers()).hasSize(2);
        assertThat(engine.now(id).infrastructure().suspended()).isTrue();
    }

    @Test
    void comesBackAsItWasMaintainedOrNot() {
        engine.infrastructures.detach(id);
        engine.suspension.suspend(id);
        engine.suspension.resume(id);
        killAll();
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.cloud.servers()).as("it is detached still").isEmpty();
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();
    }

    @Test
    void tellsOnceWhenItIsAskedTwice() {
        engine.suspension.suspend(id);
        engine.suspension.suspend(id);
        engine.suspension.resume(id);
        engine.suspension.resume(id);
        assertThat(kinds()).containsOnlyOnce(EventKind.SUSPENDED, EventKind.RESUMED);
    }

    @Test
    void canBeDestroyedAllTheSame() {
        engine.suspension.suspend(id);
        engine.infrastructures.destroy(id);
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
        assertThatThrownBy(() -> engine.suspension.suspend(id)).hasMessageContaining("does not exist");
    }

    @Test
    void givesWhatWasStartingItsTimeAgain() {
        engine.cloud.bootAfter(Duration.ofMinutes(1));
        engine.scaling.to(id, "n", 3);
        engine.after(Duration.ofSeconds(5));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, BOOTING);
        List<String> ids =
                engine.instances(id, "n").stream().map(one -> one.id()).toList();
        engine.suspension.suspend(id);
        engine.after(Duration.ofHours(3));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, BOOTING);

        engine.suspension.resume(id);
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY, READY);
        assertThat(engine.instances(id, "n")).extracting(one -> one.id()).isEqualTo(ids);
    }

    @Test
    void saysSo() {
        engine.suspension.suspend(id);
        assertThat(engine.explanations.why(id).sentences())
                .containsExactly(
                        "Infrastructure 'one' is RUNNING and maintained, but suspended.",
                        "Nothing is done about it, because somebody suspended it. 'occopus resume " + id
                                + "' goes on with it.");
    }
}
