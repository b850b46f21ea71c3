package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.node.NodeState.READY;
import static org.occopus.node.NodeState.UNHEALTHY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.spi.resource.ResourceState;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCloud;

/** What fails is replaced: vanished and failed machines at once, unhealthy ones after their timeout. */
class HealScenario {
    private final Rehearsal engine = new Rehearsal();

    private String built(String type, int count) {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        String id = engine.submit(Yaml.one(type, count, count));
        engine.run();
        settle();
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        return id;
    }

    /** Some timer passes, so that listings have shown everything. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            engine.after(Duration.ofSeconds(10));
            engine.timerFires();
        }
    }

    @Test
    void replacesAMachineThatVanished() {
        String id = built("plain", 2);
        String gone = engine.instances(id, "n").get(0).id();
        engine.cloud.kill(gone);
        settle();
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        assertThat(engine.instances(id, "n")).extracting(NodeInstance::id).doesNotContain(gone);
        assertThat(engine.cloud.servers()).hasSize(2);
    }

    @Test
    void replacesAMachineAtOnceThatVanishedSoonAfterItWasReady() {
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 2, 2));
        engine.run();
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        engine.after(Duration.ofSeconds(1));
        String gone = engine.instances(id, "n").get(0).id();
        engine.cloud.kill(gone);
        engine.maintained(Duration.ofSeconds(20));
        assertThat(engine.states(id, "n")).containsExactly(READY, READY);
        assertThat(engine.instances(id, "n")).extracting(NodeInstance::id).doesNotContain(gone);
    }

    @Test
    void replacesAMachineThatFailedAndDeletesIt() {
        String id = built("plain", 1);
        String failed = engine.instances(id, "n").get(0).id();
        engine.cloud.force(failed, ResourceState.FAILED, "disk broken");
        settle();
        assertThat(engine.states(id, "n")).containsExactly(READY);
        assertThat(engine.cloud.serverOf(failed)).isEmpty();
        assertThat(engine.events(id))
                .anySatisfy(event -> assertThat(event.message()).contains("disk broken"));
    }

    @Test
    void tellsWhyAMachineWasReplacedThoughItsDeletionTookLong() {
        String id = built("plain", 1);
        engine.cloud.deleteAfter(Duration.ofSeconds(15));
        engine.cloud.force(engine.instances(id, "n").get(0).id(), ResourceState.FAILED, "disk broken");
        for (int i = 0; i < 4; i++) {
            settle();
        }

        assertThat(engine.states(id, "n")).containsExactly(READY);
        assertThat(engine.events(id))
                .anySatisfy(event -> assertThat(event.message()).contains("It takes the place of", "disk broken"));
    }

    @Test
    void neverRunsTwoMachinesInOnePlace() {
        String id = built("plain", 1);
        engine.cloud.deleteAfter(Duration.ofSeconds(30));
        engine.cloud.force(engine.instances(id, "n").get(0).id(), ResourceState.FAILED, "broken");
        for (int second = 0; second < 90; second++) {
            engine.after(Duration.ofSeconds(1));
            engine.timerFires();
            assertThat(engine.cloud.servers()).hasSizeLessThan(2);
        }
        assertThat(engine.states(id, "n")).containsExactly(READY);
    }

    @Test
    void replacesAnUnhealthyNodeOnlyAfterItsTimeout() {
        String id = built("checked", 1);
        NodeInstance sick = engine.instances(id, "n").get(0);
        engine.health.fail(sick.resource().addresses().get(0), "port 80 is closed");
        engine.after(Duration.ofSeconds(10));
        engine.timerFires();
        assertThat(engine.states(id, "n")).containsExactly(UNHEALTHY);

        engine.after(Duration.ofSeconds(40));
        assertThat(engine.instances(id, "n").get(0).id()).isEqualTo(sick.id());

        engine.after(Duration.ofSeconds(40));
        engine.timerFires();
        settle();
        assertThat(engine.states(id, "n")).containsExactly(READY);
        assertThat(engine.instances(id, "n").get(0).id()).isNotEqualTo(sick.id());
    }

    @Test
    void forgivesANodeThatRecovers() {
        String id = built("checked", 1);
        NodeInstance sick = engine.instances(id, "n").get(0);
        String host = sick.resource().addresses().get(0);
        engine.health.fail(host, "port 80 is closed");
        engine.after(Duration.ofSeconds(10));
        engine.timerFires();
        engine.health.pass(host);
        engine.after(Duration.ofSeconds(10));
        assertThat(engine.states(id, "n")).containsExactly(READY);
        assertThat(engine.instances(id, "n").get(0).id()).isEqualTo(sick.id());
    }

    @Test
    void concludesNothingFromAListingThatFails() {
        String id = built("plain", 2);
        List<String> before =
                engine.instances(id, "n").stream().map(NodeInstance::id).toList();
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        for (int i = 0; i < 5; i++) {
            engine.after(Duration.ofSeconds(10));
            engine.timerFires();
        }
        assertThat(engine.instances(id, "n")).extracting(NodeInstance::id).isEqualTo(before);
        assertThat(engine.now(id).infrastructure().trouble()).isPresent();
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.after(Duration.ofMinutes(1));
        settle();
        assertThat(engine.now(id).infrastructure().trouble()).isEmpty();
        assertThat(engine.cloud.requests()).hasSize(2);
    }

    @Test
    void tellsThatACloudIsOutOfReachForAsLongAsItIsThoughAnotherAnswers() {
        engine.define(Yaml.PLAIN + """
                'node_def:elsewhere':
                  - resource: {type: fake, endpoint: elsewhere}
                """);
        String id = engine.submit("""
                infra_name: two
                user_id: somebody
                nodes:
                  - {name: here, type: plain}
                  - {name: there, type: elsewhere}
                """);
        engine.run();
        settle();
        engine.cloud.cutOff("elsewhere");
        settle();
        for (int second = 0; second < 60; second++) {
            engine.after(Duration.ofSeconds(1));
            engine.timerFires();
            assertThat(engine.now(id).infrastructure().trouble()).isPresent();
        }
        engine.cloud.reconnect("elsewhere");
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.now(id).infrastructure().trouble()).isEmpty();
    }

    @Test
    void believesNoListingThatLags() {
        engine.cloud.listLag(Duration.ofSeconds(40));
        engine.define(Yaml.PLAIN);
        String id = engine.submit(Yaml.one("plain", 3, 3));
        engine.run();
        for (int i = 0; i < 8; i++) {
            engine.after(Duration.ofSeconds(10));
            engine.timerFires();
        }
        assertThat(engine.cloud.requests()).hasSize(3);
        assertThat(engine.states(id, "n")).containsOnly(READY);
    }

    @Test
    void waitsLongerAndLongerBeforeReplacingWhatKeepsFailing() {
        String id = built("plain", 1);
        engine.cloud.failBoots(100);
        engine.cloud.kill(engine.instances(id, "n").get(0).id());
        Instant start = engine.clock.instant();
        int before = engine.cloud.requests().size();
        for (int i = 0; i < 60; i++) {
            engine.after(Duration.ofSeconds(10));
            engine.timerFires();
        }
        int creations = engine.cloud.requests().size() - before;
        assertThat(Duration.between(start, engine.clock.instant())).isEqualTo(Duration.ofMinutes(10));
        assertThat(creations).isBetween(5, 9);
        assertThat(engine.cloud.servers()).hasSizeLessThan(2);
        assertThat(engine.states(id, "n")).doesNotContain(NodeState.READY);
    }
}
