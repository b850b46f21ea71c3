package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.description.SourceBundle;
import org.occopus.events.EventKind;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/** The server is killed at every step of a build and of a destruction; the next one finishes by itself. */
class CrashScenario {
    private static final int STEPS = 40;

    private final Rehearsal engine = new Rehearsal();

    static IntStream steps() {
        return IntStream.range(0, STEPS);
    }

    private void killedAfter(int steps) {
        for (int i = 0; i < steps; i++) {
            engine.runOne();
        }
        engine.restart();
    }

    /** The dead server's lease lapses, timers of the new one fire. */
    private void goOn() {
        for (int i = 0; i < 12; i++) {
            engine.after(Duration.ofSeconds(10));
            engine.timerFires();
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void finishesABuild(int step) {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.THREE_TIERS);
        killedAfter(step);
        goOn();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.cloud.servers()).hasSize(4);
        assertThat(engine.cloud.servers().stream()
                        .map(server -> engine.cloud.created(server.owner().instanceId())))
                .containsOnly(1);
    }

    @Test
    void doesNotAskOnAndOnWhenItsClockIsSetBack() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        engine.after(Duration.ofMinutes(1));
        engine.scaling.to(id, "app", 3);
        engine.clock.set(engine.clock.instant().minusSeconds(20));
        engine.timerFires();
        engine.run();

        goOn();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.cloud.servers()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void finishesADestruction(int step) {
        engine.define(Yaml.PLAIN);
        engine.cloud.companions(1);
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        engine.infrastructures.destroy(id);
        killedAfter(step);
        goOn();
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void sweepsWhatNobodyClaims() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        engine.cloud.plant(new Owner("rehearsal", id, "app", "5e0c1b3a-0000-4000-8000-000000000000"));
        engine.cloud.plant(new Owner("another server", id, "app", "5e0c1b3a-0000-4000-8000-000000000001"));
        engine.sweep();
        assertThat(engine.cloud.servers()).hasSize(5);
        assertThat(engine.cloud.servers())
                .filteredOn(server -> server.owner().serverId().equals("another server"))
                .hasSize(1);
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void goesOnAfterTheDatabaseFailedUnderALivingServer() {
        engine.define(Yaml.CHECKED);
        String id = engine.submit(Yaml.one("checked", 2, 4));
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        engine.store.failReads(3);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.servers()).isEmpty();
    }

    @Test
    void writesAnAnswerDownOnceAlthoughTheDatabaseFailedRightAfterwards() {
        engine.define(Yaml.CHECKED);
        engine.cloud.failNext(ProviderFailure.PROVIDER_FAULT);
        String id = engine.submit(Yaml.one("checked", 2, 4));
        engine.store.failReads(1);
        engine.run();
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.events(id))
                .filteredOn(event -> event.kind() == EventKind.NODE_NOTE)
                .hasSize(1);
    }

    @Test
    void goesOnAfterAPluginMissedAClass() {
        engine.define(Yaml.PLAIN);
        List<FakeCall> broken = new ArrayList<>(List.of(FakeCall.CREATE, FakeCall.LIST, FakeCall.DELETE));
        engine.cloud.around(
                call -> {
                    if (broken.remove(call)) {
                        throw new NoClassDefFoundError("some.client.library.Part");
                    }
                },
                call -> {});
        String id = engine.submit(Yaml.one("plain", 1, 4));
        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(engine::run);
        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(this::goOn);
        goOn();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        engine.infrastructures.destroy(id);
        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(engine::run);
        goOn();
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
    }

    @Test
    void sweepsAnAccountWhoseFirstLaunchHadToBeWrittenTwice() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 1, 4));
        engine.store.beforeNextCommit(() -> engine.scaling.to(id, "n", 2));
        engine.run();
        assertThat(engine.cloud.servers()).hasSize(2);
        engine.cloud.plant(new Owner("rehearsal", id, "n", "5e0c1b3a-0000-4000-8000-000000000000"));
        engine.sweep();
        assertThat(engine.cloud.servers()).hasSize(2);
    }

    @Test
    void doesNotTrustItsMemoryAfterAnotherServerHasActed() {
        engine.define(Yaml.PLAIN);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        String id = engine.infrastructures
                .submit(SourceBundle.ofBody(Yaml.one("plain", 1, 1)), true, false)
                .id();
        engine.run();
        Rehearsal.Stalled stopped = engine.stall(Surroundings.plain());
        engine.clock.set(engine.clock.instant().plusSeconds(60));
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.cloud.loseNextAnswer();
        engine.timerFires();
        assertThat(engine.cloud.servers()).hasSize(1);
        engine.restart();
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        engine.clock.set(engine.clock.instant().plusSeconds(60));

        engine.goOn(stopped);
        engine.after(Duration.ZERO);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.servers()).isEmpty();
    }
}
