package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.LeaseTerms;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;

/** A node is known to its config manager from before its machine exists until the machine is gone. */
class ConfigScenario {
    private static final String MANAGED = """
            'node_def:managed':
              - resource:
                  type: fake
                config_management:
                  type: fake
            """;

    private static final String PAIR = """
            infra_name: pair
            user_id: somebody
            nodes:
              - name: db
                type: managed
              - name: web
                type: managed
            dependencies:
              - connection: [web, db]
                mappings:
                  - attributes: [port, db.port]
                    synch: true
            """;

    private final Rehearsal engine = new Rehearsal();

    private String submitted(String description) {
        engine.define(MANAGED);
        return engine.submit(description);
    }

    private NodeInstance only(String id, String node) {
        return engine.instances(id, node).getFirst();
    }

    @Test
    void registersANodeBeforeItsMachineExists() {
        List<Set<String>> registeredAtCreation = new ArrayList<>();
        engine.cloud.around(
                call -> {
                    if (call == FakeCall.CREATE) {
                        registeredAtCreation.add(engine.configManager.registered());
                    }
                },
                call -> {});
        String id = submitted(Yaml.one("managed", 1, 1));
        engine.run();

        assertThat(registeredAtCreation).containsExactly(Set.of(only(id, "n").id()));
        assertThat(engine.configManager.environments()).containsExactly(id);
    }

    @Test
    void waitsForTheAttributesThatOtherNodesNeed() {
        String id = submitted(PAIR);
        engine.run();
        engine.configManager.finish(only(id, "db").id());
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.states(id, "db")).containsExactly(NodeState.CONFIGURING);
        assertThat(engine.states(id, "web")).containsExactly(NodeState.INTENDED);
        engine.configManager.publish(only(id, "db").id(), "port");
        engine.after(Duration.ofMinutes(1));

        assertThat(engine.states(id, "db")).containsExactly(NodeState.READY);
        assertThat(engine.states(id, "web")).containsExactly(NodeState.CONFIGURING);
    }

    @Test
    void forgetsNodesAndInfrastructureInTheEnd() {
        String id = submitted(Yaml.one("managed", 3, 3));
        engine.run();
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));

        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.configManager.registered()).isEmpty();
        assertThat(engine.configManager.environments()).isEmpty();
    }

    @Test
    void keepsTheInfrastructureWhileItLives() {
        String id = submitted(Yaml.one("managed", 1, 1));
        engine.run();
        engine.configManager.fail(only(id, "n").id(), "no such cookbook");
        engine.after(Duration.ofMinutes(1));

        assertThat(engine.configManager.environments()).containsExactly(id);
        assertThat(engine.configManager.registered())
                .containsExactly(only(id, "n").id());
    }

    @Test
    void isNotDestroyedWhileItsConfigManagerDoesNotForget() {
        String id = submitted(Yaml.one("managed", 1, 1));
        engine.run();
        engine.configManager.failNext(ProviderFailure.PROVIDER_FAULT);
        engine.infrastructures.destroy(id);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        engine.after(Duration.ofMinutes(1));

        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.configManager.environments()).isEmpty();
    }

    @Test
    void findsNodesAgainAfterACrash() {
        String id = submitted(Yaml.one("managed", 2, 2));
        engine.run();
        List<String> before =
                engine.instances(id, "n").stream().map(NodeInstance::id).toList();
        engine.restart();
        before.forEach(engine.configManager::finish);
        engine.after(LeaseTerms.STANDARD.length().plusSeconds(1));
        engine.timerFires();
        engine.after(Duration.ofMinutes(1));

        assertThat(engine.states(id, "n")).containsExactly(NodeState.READY, NodeState.READY);
        assertThat(engine.configManager.registered()).containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderFailure.class,
            names = {"UNREACHABLE", "UNAUTHORISED"})
    void leavesNoNodeBehindWhenTheCloudCouldNeverBeUsed(ProviderFailure kind) {
        engine.cloud.around(call -> engine.cloud.failNext(call, kind), call -> {});
        String id = submitted(Yaml.one("managed", 1, 1));
        engine.after(Duration.ofMinutes(10));

        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(engine.configManager.registered()).isEmpty();
    }

    @Test
    void asksAFailingConfigManagerLessAndLess() {
        String id = submitted(Yaml.one("managed", 1, 1));
        engine.run();
        for (int i = 0; i < 1000; i++) {
            engine.configManager.failNext(ProviderFailure.UNREACHABLE);
        }
        engine.after(Duration.ofMinutes(5));

        assertThat(engine.states(id, "n")).containsExactly(NodeState.CONFIGURING);
        assertThat(engine.configManager.failuresLeft()).isBetween(980, 998);
    }

    @Test
    void leavesNobodyRegisteredWhoseCreationHadToWait() {
        engine.cloud.throttle(Duration.ofMinutes(5), 1);
        String id = submitted(Yaml.one("managed", 2, 2));
        engine.run();
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(10));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(engine.configManager.registered()).isEmpty();
    }
}
