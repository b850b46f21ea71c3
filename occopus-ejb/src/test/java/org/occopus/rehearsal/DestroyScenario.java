package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.occopus.node.NodeState;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;

/** Destroyed means that the provider says so; until then it keeps trying. */
class DestroyScenario {
    private final Rehearsal engine = new Rehearsal();

    private String built() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        return id;
    }

    @Test
    void deletesDependentsBeforeWhatTheyDependOn() {
        String id = built();
        engine.cloud.companions(2);
        List<String> order = new ArrayList<>();
        engine.infrastructures.destroy(id);
        engine.run();
        engine.after(Duration.ofMinutes(1));
        engine.events(id).stream()
                .filter(event -> event.message().startsWith(NodeState.TERMINATED.name()))
                .forEach(event -> order.add(event.node().orElse("")));
        assertThat(order).containsExactly("lb", "app", "app", "db");
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
        assertThatThrownBy(() -> engine.infrastructures.report(id)).hasMessageContaining("does not exist");
        assertThat(engine.infrastructures.living()).isEmpty();
    }

    @Test
    void waitsInPeaceForDependentsWhenItHasStoodForLong() {
        String id = built();
        engine.after(Duration.ofHours(1));
        engine.cloud.deleteAfter(Duration.ofSeconds(30));
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
    }

    @Test
    void keepsTryingWhileTheProviderDoesNotDelete() {
        String id = built();
        engine.cloud.stuckDelete(true);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        assertThat(engine.cloud.servers()).isNotEmpty();
        engine.cloud.stuckDelete(false);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void survivesFailingDeletions() {
        String id = built();
        engine.cloud.failNext(FakeCall.DELETE, ProviderFailure.PROVIDER_FAULT);
        engine.cloud.loseNextAnswer(FakeCall.DELETE);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void findsByTokenWhatALostAnswerMade() {
        engine.define(Yaml.PLAIN);
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        assertThat(engine.cloud.servers()).hasSize(1);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void destroysInTheMiddleOfABuild() {
        engine.define(Yaml.PLAIN);
        engine.cloud.bootAfter(Duration.ofMinutes(1));
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderFailure.class,
            names = {"UNREACHABLE", "UNAUTHORISED"})
    void endsWhenTheCloudCouldNeverBeUsed(ProviderFailure kind) {
        engine.define(Yaml.PLAIN);
        engine.cloud.around(call -> engine.cloud.failNext(call, kind), call -> {});
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
    }

    @Test
    void waitsForACloudThatMayHoldSomething() {
        engine.define(Yaml.PLAIN);
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        engine.cloud.around(call -> engine.cloud.failNext(call, ProviderFailure.UNREACHABLE), call -> {});
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        engine.cloud.around(call -> {}, call -> {});
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void waitsForWhatALostAnswerMadeAlthoughTheNextCallWasRefused() {
        engine.define(Yaml.PLAIN);
        engine.cloud.listLag(Duration.ofSeconds(30));
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        engine.cloud.failNext(ProviderFailure.QUOTA_EXCEEDED);
        engine.after(Duration.ofSeconds(20));
        assertThat(engine.phase(id)).isEqualTo(Phase.ROLLING_BACK);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void waitsForWhatBrokenCreationsLeft() {
        engine.define(Yaml.PLAIN);
        engine.cloud.listLag(Duration.ofSeconds(30));
        engine.cloud.companions(1);
        for (int i = 0; i < 5; i++) {
            engine.cloud.breakNextCreateHalfway();
        }
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void waitsForWhatALostAnswerOfAKilledServerMade() {
        engine.define(Yaml.PLAIN);
        engine.cloud.listLag(Duration.ofSeconds(30));
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.runOne();
        engine.runOne();
        engine.restart();
        engine.cloud.failNext(ProviderFailure.QUOTA_EXCEEDED);
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void endsAtOnceWhatWasRefusedFromTheBeginning() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failNext(ProviderFailure.QUOTA_EXCEEDED);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
    }
}
