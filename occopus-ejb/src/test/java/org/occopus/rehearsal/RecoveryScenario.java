package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.explanation.Explanation;
import org.occopus.maintenance.Orphan;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.ResourceState;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;
import org.occopus.testkit.FakeCall;
import org.occopus.testkit.FakeCloud;

/** Orphans on demand, receipts of deletions, giving up a dead cloud, and answers to the question why. */
class RecoveryScenario {
    private static final String NOBODY = "5e0c1b3a-0000-4000-8000-000000000000";

    private final Rehearsal engine = new Rehearsal();

    private String build(String type, int count) {
        engine.define(Yaml.PLAIN + Yaml.CHECKED);
        String id = engine.submit(Yaml.one(type, count, 8));
        engine.run();
        engine.maintained(Duration.ofSeconds(30));
        return id;
    }

    private List<NodeInstance> receipt(String id) {
        Infrastructure infrastructure = engine.now(id).infrastructure();
        return engine.recovery.receipt(infrastructure);
    }

    @Test
    void findsOrphansAndDeletesThemOnlyWhenAsked() {
        engine.cloud.companions(1);
        String id = build("plain", 2);
        engine.cloud.plant(new Owner("rehearsal", id, "n", NOBODY));
        engine.cloud.plant(new Owner("another server", id, "n", "5e0c1b3a-0000-4000-8000-000000000001"));
        engine.clock.set(engine.clock.instant().plusSeconds(60));
        assertThat(engine.orphans().orphans()).hasSize(2).allSatisfy(orphan -> {
            assertThat(orphan.resource().owner().instanceId()).isEqualTo(NOBODY);
            assertThat(orphan.cloud()).isEqualTo("fake");
            assertThat(orphan.deletion()).isEmpty();
        });
        assertThat(engine.orphans().orphans())
                .extracting(orphan -> orphan.resource().kind())
                .containsExactlyInAnyOrder("server", "volume");
        assertThat(engine.cloud.resources()).hasSize(8);
        assertThat(engine.sweep().orphans()).extracting(Orphan::deletion).containsOnly(Optional.of(Deletion.DONE));
        assertThat(engine.orphans().orphans()).isEmpty();
        assertThat(engine.cloud.resources()).hasSize(6);
        assertThat(engine.cloud.servers())
                .anyMatch(server -> server.owner().serverId().equals("another server"));
    }

    @Test
    void tellsWhichCloudCouldNotBeAsked() {
        build("plain", 1);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        assertThat(engine.orphans().unlisted()).containsOnlyKeys("fake");
        assertThat(engine.orphans().orphans()).isEmpty();
    }

    @Test
    void givesAReceiptOfWhatTheProviderConfirmed() {
        String id = build("plain", 3);
        assertThat(receipt(id)).isEmpty();
        List<String> before =
                engine.instances(id, "n").stream().map(NodeInstance::id).toList();
        engine.infrastructures.destroy(id);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id)).extracting(NodeInstance::id).containsExactlyInAnyOrderElementsOf(before);
        assertThat(receipt(id)).extracting(NodeInstance::endReason).containsOnly(Optional.of(EndReason.DROPPED));
    }

    @Test
    void givesAReceiptOfAMachineThatNobodyNamedBeforeItWasDeleted() {
        engine.define(Yaml.PLAIN);
        engine.cloud.companions(1);
        engine.cloud.loseNextAnswer();
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.run();
        String made = engine.cloud.servers().get(0).id().value();
        engine.cloud.deleteAfter(Duration.ofSeconds(20));
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofSeconds(19));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id))
                .extracting(instance -> instance.resource().resourceId())
                .containsExactly(Optional.of(made));
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void givesAReceiptOfAFailedBuildByAServerWhoseClockIsBehind() {
        engine.define(Yaml.PLAIN);
        engine.cloud.failBoots(3);
        String id = engine.submit(Yaml.one("plain", 1, 1));
        engine.clock.set(engine.clock.instant().minus(Duration.ofHours(1)));
        engine.after(Duration.ofMinutes(30));
        assertThat(engine.phase(id)).isEqualTo(Phase.FAILED);
        assertThat(receipt(id)).hasSize(3);
    }

    @Test
    void keepsTryingUntilSomebodyGivesADeadCloudUp() {
        String id = build("plain", 2);
        engine.cloud.cutOff(FakeCloud.DEFAULT_ENDPOINT);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofHours(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        assertThat(engine.instances(id, "n"))
                .allSatisfy(instance -> assertThat(instance.note()).isNotEmpty());

        engine.recovery.forget(id);
        engine.after(Duration.ofMinutes(2));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id)).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.endReason()).contains(EndReason.FORGOTTEN);
            assertThat(instance.note()).startsWith("Given up, its resource may still be there");
        });
        assertThat(engine.events(id)).extracting("kind").contains(EventKind.FORGET_ASKED);
        assertThat(engine.cloud.servers()).hasSize(2);

        engine.cloud.reconnect(FakeCloud.DEFAULT_ENDPOINT);
        engine.after(Duration.ofMinutes(2));
        engine.sweep();
        assertThat(engine.cloud.servers()).isEmpty();
    }

    @Test
    void givesUpWhatIsStuckInItsDeletion() {
        String id = build("plain", 1);
        engine.cloud.stuckDelete(true);
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(5));
        engine.recovery.forget(id);
        engine.after(Duration.ofMinutes(5));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id)).extracting(NodeInstance::endReason).containsOnly(Optional.of(EndReason.FORGOTTEN));
    }

    @Test
    void deletesBeforeItGivesUp() {
        String id = build("plain", 2);
        engine.recovery.forget(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id)).extracting(NodeInstance::endReason).containsOnly(Optional.of(EndReason.DROPPED));
        assertThat(engine.cloud.resources()).isEmpty();
    }

    @Test
    void givesNothingUpThatACloudOnlyAsksToWaitFor() {
        String id = build("plain", 3);
        engine.cloud.throttle(Duration.ofSeconds(30), 1);
        engine.recovery.forget(id);
        engine.run();
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYING);
        engine.after(Duration.ofMinutes(1));
        assertThat(engine.phase(id)).isEqualTo(Phase.DESTROYED);
        assertThat(receipt(id)).extracting(NodeInstance::endReason).containsOnly(Optional.of(EndReason.DROPPED));
        assertThat(engine.cloud.resources()).isEmpty();
    }

    private static String words(Explanation explanation) {
        StringBuilder words = new StringBuilder(String.join(" ", explanation.sentences()));
        explanation.subjects().forEach(subject -> words.append(' ').append(String.join(" ", subject.sentences())));
        return words.toString();
    }

    @Test
    void tellsWhyAnInstanceWasReplaced() {
        String id = build("plain", 1);
        String failed = engine.instances(id, "n").get(0).id();
        engine.cloud.force(failed, ResourceState.FAILED, "disk broken");
        engine.maintained(Duration.ofMinutes(2));
        assertThat(words(engine.explanations.why(id)))
                .contains("Infrastructure 'one' is RUNNING and maintained.")
                .contains("Nothing is to be done: everything is as it should be.")
                .contains("Its instance " + failed + " came to its end")
                .contains("It was made for this reason: It takes the place of " + failed)
                .contains("disk broken")
                .contains("It does its work (READY since");
    }

    @Test
    void tellsWhyHoweverMuchHasHappenedSince() {
        String id = build("plain", 2);
        String failed = engine.instances(id, "n").get(0).id();
        engine.cloud.force(failed, ResourceState.FAILED, "disk broken");
        engine.maintained(Duration.ofMinutes(2));
        for (int i = 0; i < 3_000; i++) {
            engine.store.append(id, List.of(Event.of(engine.clock.instant(), EventKind.HEAL_ASKED, "Heal.")));
        }
        assertThat(words(engine.explanations.why(id)))
                .contains("Its instance " + failed + " came to its end")
                .contains("It was made for this reason: It takes the place of " + failed);
    }

    @Test
    void tellsOfAFailedCallOnlyUntilItIsAnswered() {
        String id = build("checked", 1);
        engine.health.breakDown(true);
        engine.maintained(Duration.ofSeconds(30));
        assertThat(words(engine.explanations.why(id))).contains("What was told last: The server failed to check it");
        engine.health.breakDown(false);
        engine.maintained(Duration.ofSeconds(30));
        assertThat(words(engine.explanations.why(id))).doesNotContain("What was told last");
    }

    @Test
    void tellsOfAFailedQuestionOnlyUntilAListingShowsTheMachine() {
        engine.define(Yaml.PLAIN);
        engine.cloud.listLag(Duration.ofSeconds(90));
        String id = engine.submit(Yaml.one("plain", 1, 1));
        for (int i = 0; i < 20; i++) {
            engine.cloud.failNext(FakeCall.DESCRIBE, ProviderFailure.UNREACHABLE);
        }
        engine.maintained(Duration.ofSeconds(70));
        assertThat(words(engine.explanations.why(id))).contains("What was told last: Fake cloud");
        engine.cloud.listLag(Duration.ZERO);
        engine.maintained(Duration.ofSeconds(30));
        assertThat(engine.events(id)).extracting(Event::message).noneMatch(words -> words.startsWith("TERMINATING"));
        assertThat(words(engine.explanations.why(id))).doesNotContain("What was told last");
    }

    @Test
    void tellsWhyNothingIsDone() {
        String id = build("plain", 1);
        engine.infrastructures.detach(id);
        engine.run();
        engine.scaling.to(id, "n", 2);
        assertThat(words(engine.explanations.why(id, "n")))
                .contains("not maintained")
                .contains("Nothing is done about it, because it is not maintained")
                .contains("has 1 ready instances of 2 wanted");
        engine.infrastructures.destroy(id);
        engine.after(Duration.ofMinutes(1));
        assertThat(words(engine.explanations.why(id))).contains("The providers say that nothing of it is left.");
    }

    @Test
    void tellsWhatAnInstanceWaitsFor() {
        engine.define(Yaml.PLAIN);
        engine.cloud.bootAfter(Duration.ofMinutes(10));
        String id = engine.submit(Yaml.THREE_TIERS);
        engine.run();
        assertThat(words(engine.explanations.why(id, "app")))
                .contains("What it waits for: Waits for node 'db' to be ready.")
                .doesNotContain("Node 'lb'");
        assertThat(words(engine.explanations.why(id, "db"))).contains("Its machine exists and is starting");
    }

    @Test
    void tellsWhyHealingStopped() {
        String id = build("checked", 4);
        engine.instances(id, "n")
                .forEach(instance ->
                        engine.health.fail(instance.resource().addresses().get(0), "port 80 is closed"));
        engine.maintained(Duration.ofMinutes(5));
        assertThat(words(engine.explanations.why(id)))
                .contains("4 of 4 instances are unhealthy")
                .contains("occopus heal --force")
                .contains("port 80 is closed");
    }

    @Test
    void refusesToExplainAnUnknownNode() {
        String id = build("plain", 1);
        assertThatThrownBy(() -> engine.explanations.why(id, "nosuch"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.NODE_UNKNOWN));
    }
}
