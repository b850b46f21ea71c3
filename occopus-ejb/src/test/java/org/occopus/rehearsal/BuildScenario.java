package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.node.NodeState.BOOTING;
import static org.occopus.node.NodeState.INTENDED;
import static org.occopus.node.NodeState.LAUNCHING;
import static org.occopus.node.NodeState.READY;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.description.SourceBundle;
import org.occopus.events.EventKind;
import org.occopus.problem.ProblemType;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/**
 * A first build: nodes start as soon as their own dependencies are ready; a failure that cannot be repaired takes
 * everything back.
 */
class BuildScenario {
    private final Rehearsal engine = new Rehearsal();

    @Test
    void buildsInDependencyOrder() {
        engine.define(Yaml.PLAIN);
        engine.cloud.bootAfter(Duration.ofSeconds(30));
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        assertThat(engine.states(id, "db")).containsExactly(BOOTING);
        assertThat(engine.states(id, "app")).containsExactly(INTENDED, INTENDED);

        engine.after(Duration.ofSeconds(40));
        assertThat(engine.states(id, "db")).containsExactly(READY);
        assertThat(engine.states(id, "app")).containsExactly(BOOTING, BOOTING);
        assertThat(engine.states(id, "lb")).containsExactly(INTENDED);

        engine.after(Duration.ofSeconds(80));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.cloud.servers()).hasSize(4);
        assertThat(engine.events(id)).extracting("kind").contains(EventKind.READY);
    }

    @Test
    void startsANodeWithoutWaitingForOthersOfItsLevel() {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        String id = engine.submit("""
                infra_name: diamond
                user_id: somebody
                nodes:
                  - {name: quick, type: plain}
                  - {name: slow, type: checked}
                  - {name: next, type: plain}
                dependencies:
                  - [next, quick]
                """);
        engine.run();
        engine.health.fail(
                engine.instances(id, "slow").get(0).resource().addresses().get(0), "not yet");
        assertThat(engine.states(id, "next")).containsExactly(READY);
    }

    @Test
    void rollsBackWhenTheCloudRefusesForGood() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.cloud.around(
                call -> {
                    if (engine.cloud.servers().size() == 3) {
                        engine.cloud.failNext(ProviderFailure.REFUSED);
                    }
                },
                call -> {});
        engine.run();
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.cloud.resources()).isEmpty();
        assertThat(engine.now(id).infrastructure().trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.type()).isEqualTo(ProblemType.PROVIDER_REFUSED);
            assertThat(trouble.detail()).contains("Node 'lb'");
        });
    }

    @Test
    void rollsBackWhenInstancesFailAgainAndAgain() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failBoots(10);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.cloud.resources()).isEmpty();
        assertThat(engine.cloud.requests()).hasSize(3);
    }

    private static final String TWO = """
            infra_name: two
            user_id: somebody
            nodes:
              - {name: first, type: plain}
              - {name: second, type: plain}
            """;

    private void assertFailed(String id, ProblemType type, String... words) {
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.now(id).infrastructure().trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.type()).isEqualTo(type);
            assertThat(trouble.detail()).contains(words);
        });
    }

    private void onceTheFirstStands(Runnable mischief) {
        engine.cloud.around(
                call -> {
                    if (call == FakeCall.CREATE && engine.cloud.servers().size() == 1) {
                        mischief.run();
                    }
                },
                call -> {});
    }

    @Test
    void namesTheNodeThatFailedAndNotOneThatRecovered() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failNext(ProviderFailure.NO_CAPACITY);
        onceTheFirstStands(() -> engine.cloud.failBoots(1));
        String id = engine.submit(TWO + "dependencies: [[second, first]]");
        engine.after(Duration.ofMinutes(5));
        assertFailed(id, ProblemType.NODE_FAILED, "Node 'second'", "Change the node definition");
    }

    @Test
    void namesTheNodeThatWasRefusedAndNotOneThatWasToldToWait() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failNext(ProviderFailure.REFUSED);
        engine.cloud.failNext(ProviderFailure.UNREACHABLE);
        String id = engine.submit(TWO);
        engine.after(Duration.ofMinutes(2));
        assertFailed(id, ProblemType.PROVIDER_REFUSED, "Node 'first'");
    }

    @Test
    void stillTellsWhyItFailedWhenAnotherCloudAnswersMeanwhile() {
        engine.define(Yaml.PLAIN + """
                'node_def:elsewhere':
                  - resource: {type: fake, endpoint: elsewhere}
                """);
        onceTheFirstStands(() -> engine.cloud.failNext(ProviderFailure.OUTCOME_UNKNOWN));
        String id = engine.submit(
                TWO.replace("second, type: plain", "second, type: elsewhere") + "dependencies: [[second, first]]");
        engine.maintained(Duration.ofMinutes(15));
        assertFailed(id, ProblemType.PROVIDER_UNREACHABLE, "Node 'second'");
    }

    @Test
    void repeatsAFailedCallWithTheSameToken() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failNext(ProviderFailure.THROTTLED);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        assertThat(engine.states(id, "n")).containsExactly(LAUNCHING);
        engine.after(Duration.ofSeconds(2));
        assertThat(engine.states(id, "n")).containsExactly(READY);
        assertThat(engine.cloud.requests()).hasSize(2);
        assertThat(engine.cloud.requests())
                .extracting("owner")
                .containsOnly(engine.cloud.servers().get(0).owner());
    }

    @Test
    void keepsOneServerWhenTheAnswerIsLost() {
        engine.define(Yaml.PLAIN);
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.after(Duration.ofSeconds(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.cloud.servers()).hasSize(1);
    }

    private String submitUnmaintained(String yaml, boolean rollback) {
        return engine.infrastructures
                .submit(SourceBundle.ofBody(yaml), false, rollback)
                .id();
    }

    @Test
    void waitsAsLongAsTheCloudAsksThoughNobodyMaintainsIt() {
        engine.define(Yaml.PLAIN);
        engine.cloud.throttle(Duration.ofSeconds(30), 1);
        String id = submitUnmaintained(Yaml.THREE_TIERS, true);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void goesOnHoweverOftenTheCloudAsksToWait() {
        engine.define(Yaml.PLAIN);
        engine.cloud.throttle(Duration.ofSeconds(2), 7);
        String id = submitUnmaintained(Yaml.one("plain", 1, 1), true);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void saysThatRoomLacksWhenTheCloudFindsOutLate() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failBoots(10, ProviderFailure.NO_CAPACITY);
        String id = submitUnmaintained(Yaml.one("plain", 1, 1), true);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.now(id).infrastructure().trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.type()).isEqualTo(ProblemType.CAPACITY_EXHAUSTED);
            assertThat(trouble.detail()).contains("Node 'n'", "the machine does not boot", "Try again later");
        });
    }

    @Test
    void waitsBetweenFailedInstancesThoughNobodyMaintainsIt() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failBoots(2);
        String id = submitUnmaintained(Yaml.one("plain", 1, 1) + "healing: {backoff: 30}", true);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void waitsForACloudThatIsAwayWhenNothingIsToBeRolledBack() {
        engine.define(Yaml.PLAIN);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        String id = submitUnmaintained(Yaml.THREE_TIERS, false);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.now(id).infrastructure().isActive()).isTrue();
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();
    }

    @Test
    void endsABuildThatIsNotToBeRolledBackWhenAPlaceFailsAgainAndAgain() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failBoots(100);
        String id = submitUnmaintained(Yaml.one("plain", 1, 1), false);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.BUILDING);
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();
        assertThat(engine.now(id).infrastructure().trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail()).contains("3 instances of node 'n' failed"));
        assertThat(engine.cloud.requests()).hasSize(3);

        engine.cloud.failBoots(0);
        engine.infrastructures.maintain(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
    }

    @Test
    void leavesAnUnmaintainedInfrastructureAloneOnceItStands() {
        engine.define(Yaml.PLAIN);
        String id = submitUnmaintained(Yaml.one("plain", 2, 2), true);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();

        engine.cloud.kill(engine.instances(id, "n").get(0).id());
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.cloud.servers()).hasSize(1);

        engine.infrastructures.maintain(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.cloud.servers()).hasSize(2);
        assertThat(engine.now(id).infrastructure().isActive()).isFalse();
    }
}
