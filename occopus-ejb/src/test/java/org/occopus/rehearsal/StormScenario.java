package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.node.NodeState.INTENDED;
import static org.occopus.node.NodeState.READY;
import static org.occopus.node.NodeState.TERMINATING;
import static org.occopus.node.NodeState.UNHEALTHY;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.events.EventKind;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.problem.ProblemType;
import org.occopus.spi.resource.ResourceState;
import org.occopus.state.HealingMode;
import org.occopus.state.Phase;
import org.occopus.state.Trouble;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/** Healing is bounded: a share at once, longer and longer apart, and not at all when most looks unhealthy. */
class StormScenario {
    private final Rehearsal engine = new Rehearsal();
    private String id = "";

    private List<NodeInstance> build(String type, int count, String healing) {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        id = engine.submit(Yaml.one(type, count, count) + healing);
        engine.run();
        engine.maintained(Duration.ofSeconds(30));
        assertThat(engine.phase(id)).isEqualTo(Phase.RUNNING);
        engine.cloud.bootAfter(Duration.ofSeconds(30));
        return engine.instances(id, "n");
    }

    private void sicken(List<NodeInstance> instances) {
        instances.forEach(
                instance -> engine.health.fail(instance.resource().addresses().get(0), "port 80 is closed"));
    }

    private void recover(List<NodeInstance> instances) {
        instances.forEach(
                instance -> engine.health.pass(instance.resource().addresses().get(0)));
    }

    private List<String> ids() {
        return engine.instances(id, "n").stream().map(NodeInstance::id).toList();
    }

    private long inReplacement() {
        return engine.instances(id, "n").stream()
                .filter(instance -> isFailed(instance) || isReplacement(instance))
                .count();
    }

    private static boolean isFailed(NodeInstance instance) {
        return instance.state() == TERMINATING
                && instance.endReason().filter(EndReason::isFailure).isPresent();
    }

    private static boolean isReplacement(NodeInstance instance) {
        return instance.attempts().failures() > 0 && instance.readyAt().isEmpty();
    }

    private long count(EventKind kind) {
        return engine.events(id).stream().filter(event -> event.kind() == kind).count();
    }

    @ParameterizedTest
    @CsvSource({"8, 4, '', 2", "4, 2, '', 1", "8, 4, 'healing: {max_share: 50}', 4", "2, 1, '', 1"})
    void replacesAShareAtOnce(int count, int sick, String healing, int most) {
        List<NodeInstance> before = build("checked", count, healing);
        List<NodeInstance> failing = before.subList(0, sick);
        sicken(failing);
        long highest = 0;
        for (int i = 0; i < 120; i++) {
            engine.maintained(Duration.ofSeconds(10));
            assertThat(inReplacement()).isLessThanOrEqualTo(most);
            highest = Math.max(highest, inReplacement());
        }
        assertThat(highest).isEqualTo(most);
        assertThat(engine.states(id, "n")).hasSize(count).containsOnly(READY);
        assertThat(ids())
                .doesNotContainAnyElementsOf(
                        failing.stream().map(NodeInstance::id).toList())
                .containsAll(before.subList(sick, count).stream()
                        .map(NodeInstance::id)
                        .toList());
    }

    @Test
    void stopsWhenMostIsUnhealthyAndGoesOnWhenItRecovers() {
        List<NodeInstance> before = build("checked", 4, "");
        sicken(before.subList(0, 3));
        engine.maintained(Duration.ofHours(1));
        assertThat(ids()).isEqualTo(before.stream().map(NodeInstance::id).toList());
        assertThat(engine.states(id, "n")).containsExactly(UNHEALTHY, UNHEALTHY, UNHEALTHY, READY);
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.STOPPED);
        assertThat(engine.now(id).infrastructure().trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.type()).isEqualTo(ProblemType.HEALING_STOPPED);
            assertThat(trouble.detail()).contains("3 of 4 instances are unhealthy", "occopus heal --force");
        });
        recover(before);
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.states(id, "n")).containsOnly(READY);
        assertThat(ids()).isEqualTo(before.stream().map(NodeInstance::id).toList());
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.ON);
        assertThat(engine.now(id).infrastructure().trouble()).isEmpty();
        assertThat(count(EventKind.HEALING_STOPPED)).isEqualTo(1);
        assertThat(count(EventKind.HEALING_RESUMED)).isEqualTo(1);
    }

    private static final String HALF_BUILT = """
            infra_name: half
            user_id: somebody
            nodes:
              - {name: n, type: checked, scaling: {min: 10, max: 10}}
              - {name: slow, type: plain}
            healing: {boot_timeout: 7200}
            """;

    private List<NodeInstance> halfBuilt() {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        engine.cloud.around(
                call -> engine.cloud.bootAfter(
                        engine.cloud.servers().size() == 10 ? Duration.ofHours(1) : Duration.ZERO),
                call -> {});
        id = engine.submit(HALF_BUILT);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.BUILDING);
        assertThat(engine.states(id, "n")).hasSize(10).containsOnly(READY);
        engine.cloud.around(call -> {}, call -> {});
        engine.cloud.bootAfter(Duration.ofSeconds(30));
        return engine.instances(id, "n");
    }

    @Test
    void stopsAsWellWhileOtherNodesAreStillBeingBuilt() {
        List<NodeInstance> before = halfBuilt();
        sicken(before);
        engine.maintained(Duration.ofMinutes(10));
        assertThat(ids()).isEqualTo(before.stream().map(NodeInstance::id).toList());
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.STOPPED);
        recover(before);
        engine.maintained(Duration.ofMinutes(1));
        assertThat(engine.states(id, "n")).containsOnly(READY);
        assertThat(engine.phase(id)).isEqualTo(Phase.BUILDING);
    }

    @Test
    void replacesAShareAtOnceAsWellWhileOtherNodesAreStillBeingBuilt() {
        List<NodeInstance> before = halfBuilt();
        sicken(before.subList(0, 5));
        for (int i = 0; i < 60; i++) {
            engine.maintained(Duration.ofSeconds(10));
            assertThat(inReplacement()).isLessThanOrEqualTo(2);
        }
        assertThat(engine.states(id, "n")).hasSize(10).containsOnly(READY);
        assertThat(ids())
                .doesNotContainAnyElementsOf(
                        before.subList(0, 5).stream().map(NodeInstance::id).toList());
    }

    private void force(List<NodeInstance> instances, ResourceState state) {
        instances.forEach(instance -> engine.cloud.force(instance.id(), state, ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = ResourceState.class,
            names = {"FAILED", "STOPPED"})
    void replacesAShareAtOnceOfWhatTheCloudCallsBroken(ResourceState state) {
        List<NodeInstance> before = build("plain", 8, "");
        force(before.subList(0, 4), state);
        for (int i = 0; i < 60; i++) {
            engine.maintained(Duration.ofSeconds(10));
            assertThat(inReplacement()).isLessThanOrEqualTo(2);
        }
        assertThat(engine.states(id, "n")).hasSize(8).containsOnly(READY);
        assertThat(ids())
                .doesNotContainAnyElementsOf(
                        before.subList(0, 4).stream().map(NodeInstance::id).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopsWhenTheCloudCallsMostBrokenAndGoesOnWhenItRecovers(boolean restarted) {
        List<NodeInstance> before = build("plain", 8, "healing: {max_share: 1}");
        force(before, ResourceState.STOPPED);
        engine.maintained(Duration.ofMinutes(2));
        if (restarted) {
            engine.restart();
        }
        engine.maintained(Duration.ofMinutes(10));
        List<String> kept = ids();
        assertThat(engine.states(id, "n").stream().filter(UNHEALTHY::equals)).hasSizeGreaterThanOrEqualTo(7);
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.STOPPED);
        force(before, ResourceState.RUNNING);
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).hasSize(8).containsOnly(READY);
        assertThat(ids()).isEqualTo(kept);
        assertThat(engine.now(id).infrastructure().trouble()).isEmpty();
    }

    @Test
    void concludesNothingFromAListingThatCallsEverythingBrokenForOnce() {
        List<NodeInstance> before = build("plain", 8, "");
        engine.cloud.around(
                call -> force(before, call == FakeCall.LIST ? ResourceState.FAILED : ResourceState.RUNNING),
                call -> force(before, ResourceState.RUNNING));
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.states(id, "n")).hasSize(8).containsOnly(READY);
        assertThat(ids()).isEqualTo(before.stream().map(NodeInstance::id).toList());
    }

    @Test
    void tellsThatHealingIsStoppedForAsLongAsItIs() {
        List<NodeInstance> before = build("checked", 4, "");
        sicken(before);
        engine.maintained(Duration.ofMinutes(2));
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        engine.maintained(Duration.ofMinutes(1));
        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.maintained(Duration.ofMinutes(5));
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.STOPPED);
        assertThat(engine.now(id).infrastructure().trouble().map(Trouble::type)).hasValue(ProblemType.HEALING_STOPPED);
    }

    @Test
    void goesOnWithinBoundsWhenSomebodyForcesIt() {
        List<NodeInstance> before = build("checked", 4, "");
        sicken(before);
        engine.maintained(Duration.ofMinutes(10));
        engine.recovery.heal(id, true);
        for (int i = 0; i < 60; i++) {
            engine.maintained(Duration.ofSeconds(10));
            assertThat(inReplacement()).isLessThanOrEqualTo(1);
        }
        assertThat(engine.states(id, "n")).hasSize(4).containsOnly(READY);
        assertThat(ids())
                .doesNotContainAnyElementsOf(
                        before.stream().map(NodeInstance::id).toList());
        assertThat(engine.now(id).infrastructure().healing()).isEqualTo(HealingMode.ON);
    }

    @Test
    void staysStoppedWhenSomebodyOnlyAsksForALook() {
        List<NodeInstance> before = build("checked", 4, "");
        sicken(before);
        engine.maintained(Duration.ofMinutes(10));
        engine.recovery.heal(id, false);
        engine.maintained(Duration.ofMinutes(10));
        assertThat(ids()).isEqualTo(before.stream().map(NodeInstance::id).toList());
    }

    @Test
    void launchesAShareAtOnceWhenEverythingVanishes() {
        List<NodeInstance> before = build("plain", 8, "");
        before.forEach(instance -> engine.cloud.kill(instance.id()));
        for (int i = 0; i < 60; i++) {
            engine.maintained(Duration.ofSeconds(10));
            assertThat(engine.instances(id, "n").stream()
                            .filter(StormScenario::isReplacement)
                            .filter(instance -> instance.state() != INTENDED))
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(engine.states(id, "n")).hasSize(8).containsOnly(READY);
    }

    @ParameterizedTest
    @CsvSource({"50, '', 2", "61, '', 1", "50, 'healing: {reset_after: 60}', 1"})
    void countsAFailureAsTheFirstAgainAfterAHealthyTime(int minutes, String healing, int failures) {
        build("plain", 1, healing);
        engine.cloud.kill(ids().get(0));
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.states(id, "n")).containsExactly(READY);
        engine.maintained(Duration.ofMinutes(minutes));
        engine.cloud.kill(ids().get(0));
        engine.maintained(Duration.ofMinutes(2));
        assertThat(engine.instances(id, "n").get(0).attempts().failures()).isEqualTo(failures);
    }

    @Test
    void countsTheTimeThatItWorkedAndNotTheTimeThatItsDeletionTook() {
        build("plain", 1, "healing: {reset_after: 60}");
        engine.cloud.kill(ids().get(0));
        engine.maintained(Duration.ofSeconds(50));
        assertThat(engine.states(id, "n")).containsExactly(READY);
        engine.cloud.stuckDelete(true);
        force(engine.instances(id, "n"), ResourceState.FAILED);
        engine.maintained(Duration.ofMinutes(10));
        assertThat(engine.states(id, "n")).containsExactly(TERMINATING);
        engine.cloud.stuckDelete(false);
        engine.maintained(Duration.ofMinutes(3));
        assertThat(engine.instances(id, "n").get(0).attempts().failures()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"'', 5, 9", "'healing: {backoff: 1, max_backoff: 10}', 20, 70"})
    void waitsAsLongAsTheDescriptionSays(String healing, int least, int most) {
        build("plain", 1, healing);
        engine.cloud.bootAfter(Duration.ZERO);
        engine.cloud.failBoots(1000);
        engine.cloud.kill(ids().get(0));
        int before = engine.cloud.requests().size();
        engine.maintained(Duration.ofMinutes(10));
        assertThat(engine.cloud.requests().size() - before).isBetween(least, most);
    }

    @Test
    void doesNotWaitAnyLongerWhenSomebodyForcesIt() {
        build("plain", 1, "");
        engine.cloud.bootAfter(Duration.ZERO);
        engine.cloud.failBoots(8);
        engine.cloud.kill(ids().get(0));
        engine.maintained(Duration.ofMinutes(10));
        assertThat(engine.states(id, "n")).containsExactly(INTENDED);
        engine.cloud.failBoots(0);
        engine.recovery.heal(id, true);
        engine.after(Duration.ofSeconds(5));
        assertThat(engine.states(id, "n")).containsExactly(READY);
    }

    @ParameterizedTest
    @CsvSource({"'', 19, 21", "'    healing: {boot_timeout: 60}', 0, 2"})
    void givesUpASlowBootAfterItsOwnTime(String healing, int stillThere, int gone) {
        build("plain", 1, "");
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        engine.cloud.bootAfter(Duration.ofHours(5));
        id = engine.submit(Yaml.one("plain", 1, 1) + healing);
        engine.maintained(Duration.ofSeconds(30));
        String first = ids().get(0);
        engine.maintained(Duration.ofMinutes(stillThere));
        assertThat(engine.states(id, "n")).containsExactly(NodeState.BOOTING);
        assertThat(ids()).containsExactly(first);
        engine.maintained(Duration.ofMinutes(gone - stillThere));
        assertThat(ids()).doesNotContain(first);
    }
}
