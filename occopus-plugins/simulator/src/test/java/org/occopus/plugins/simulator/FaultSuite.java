package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.spi.failure.ProviderFailure.NO_CAPACITY;
import static org.occopus.spi.failure.ProviderFailure.OUTCOME_UNKNOWN;
import static org.occopus.spi.failure.ProviderFailure.PROVIDER_FAULT;
import static org.occopus.spi.failure.ProviderFailure.QUOTA_EXCEEDED;
import static org.occopus.spi.failure.ProviderFailure.UNAUTHORISED;
import static org.occopus.spi.failure.ProviderFailure.UNREACHABLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import org.occopus.testkit.Owners;
import org.occopus.testkit.VariableTemplates;

/** What goes wrong on the simulated cloud, whatever its inventory is kept in. */
abstract class FaultSuite extends SimulatorSuite {
    @Test
    void letsAShareOfTheCallsFailAndTheSameOnesAgainWithTheSameSeed() {
        String json = "{'seed': SEED, 'faults': [{'fault': 'fail', 'kind': 'throttled', 'probability': 0.3}]}";
        List<Boolean> first = failures(json.replace("SEED", "11"));
        List<Boolean> again = failures(json.replace("SEED", "11"));
        List<Boolean> other = failures(json.replace("SEED", "12"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first.stream().filter(failed -> failed).count()).isBetween(10L, 50L);
    }

    private List<Boolean> failures(String json) {
        disturb(json);
        return IntStream.range(0, 100).mapToObj(call -> fails()).toList();
    }

    private boolean fails() {
        try {
            listed(web);
            return false;
        } catch (ProviderException e) {
            return true;
        }
    }

    @Test
    void letsCallsPassFirstAndEndsWithItsTime() {
        disturb("{'faults': [{'fault': 'fail', 'kind': 'unauthorised', 'calls': 'list', 'after': 1}]}");
        assertThat(listed(web)).isEmpty();
        assertFails(UNAUTHORISED, () -> listed(web));
        disturb("{'faults': [{'fault': 'fail', 'kind': 'unreachable', 'from_seconds': 10, 'for_seconds': 20}]}");
        assertThat(listed(web)).isEmpty();
        clock.tick(Duration.ofSeconds(10));
        assertFails(UNREACHABLE, () -> listed(web));
        clock.tick(Duration.ofSeconds(20));

        assertThat(listed(web)).isEmpty();
    }

    @Test
    void givesNoAnswerBeforeTheEffectOrAfterIt() {
        disturb("{'faults': [{'fault': 'timeout', 'seconds': 0.01, 'times': 1}]}");
        assertFails(OUTCOME_UNKNOWN, () -> create(web, Map.of()));
        assertThat(listed(web)).isEmpty();
        disturb("{'faults': [{'fault': 'lost_answer', 'times': 1}]}");
        assertFails(OUTCOME_UNKNOWN, () -> create(web, Map.of()));

        assertThat(listed(web)).hasSize(1);
    }

    @Test
    void losesTheAnswerToADeletionThatHappened() {
        Resource created = create(web, Map.of());
        disturb("{'faults': [{'fault': 'lost_answer', 'calls': ['delete'], 'times': 1}]}");
        assertFails(OUTCOME_UNKNOWN, () -> handler("simulator").delete(created.id(), soon()));

        assertThat(shown(created)).isEmpty();
    }

    @Test
    void doesEverythingTwiceAndListsEverythingTwice() {
        disturb("{'faults': [{'fault': 'duplicate_answer'}, {'fault': 'capacity', 'limit': 1}]}");
        Resource created = create(web, Map.of());
        assertThat(listed(web)).extracting(Resource::id).containsExactly(created.id(), created.id());
        simulated().simulator().endFaults();
        assertThat(listed(web)).extracting(Resource::id).containsExactly(created.id());
        disturb("{'faults': [{'fault': 'duplicate_answer', 'calls': 'delete'}]}");
        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.DONE);

        assertThat(listed(web)).isEmpty();
        assertThat(injected()).contains("create duplicate_answer", "list duplicate_answer", "delete duplicate_answer");
    }

    @Test
    void listsTheNewMachinesOfANodeLateWhenItsDefinitionSaysSo() {
        Resource late = create(web, Map.of("faults", List.of(Map.of("fault", "list_lag", "seconds", 10))));
        Resource prompt = create(Owners.siblingOf(web), Map.of());
        assertThat(handler("simulator").listOwned(OwnerTag.infrastructure(web.infrastructureId()), soon()))
                .extracting(Resource::id)
                .containsExactly(prompt.id());
        assertThat(injected()).containsExactly("list list_lag");
        clock.tick(Duration.ofSeconds(10));

        assertThat(handler("simulator").listOwned(OwnerTag.infrastructure(web.infrastructureId()), soon()))
                .extracting(Resource::id)
                .containsExactly(late.id(), prompt.id());
    }

    @Test
    void givesAnEarlierAnswerAgain() {
        Resource old = create(web, Map.of("boot_seconds", 5));
        clock.tick(Duration.ofSeconds(30));
        handler("simulator").delete(old.id(), soon());
        Owner sibling = Owners.siblingOf(web);
        Resource fresh = create(sibling, Map.of("boot_seconds", 1));
        clock.tick(Duration.ofSeconds(10));
        disturb("{'faults': [{'fault': 'stale_answer', 'seconds': 20}]}");

        assertThat(handler("simulator").listOwned(OwnerTag.infrastructure(web.infrastructureId()), soon()))
                .extracting(Resource::id)
                .containsExactly(old.id());
        assertThat(shown(old).map(Resource::state)).contains(ResourceState.RUNNING);
        assertThat(shown(fresh).map(Resource::state)).contains(ResourceState.PENDING);
        simulated().simulator().endFaults();
        assertThat(shown(old)).isEmpty();
    }

    @Test
    void makesTheVolumeOnlyAndDeletesItWithTheMachine() {
        disturb("{'faults': [{'fault': 'partial_creation', 'times': 1}]}");
        assertFails(PROVIDER_FAULT, () -> create(web, Map.of()));
        assertThat(listed(web)).singleElement().satisfies(volume -> {
            assertThat(volume.companion()).isTrue();
            assertThat(volume.kind()).isEqualTo("volume");
        });
        Resource created = create(web, Map.of("capacity", 1));
        assertThat(listed(web)).hasSize(2);
        simulated().simulator().kill(created.id());
        assertThat(listed(web)).extracting(Resource::companion).containsExactly(true);

        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(listed(web)).isEmpty();
    }

    @Test
    void deletesAVolumeByItself() {
        disturb("{'faults': [{'fault': 'partial_creation', 'times': 1}]}");
        assertFails(PROVIDER_FAULT, () -> create(web, Map.of()));
        create(web, Map.of());
        ResourceId volume = listed(web).stream()
                .filter(Resource::companion)
                .map(Resource::id)
                .findFirst()
                .orElseThrow();
        handler("simulator").delete(volume, soon());

        assertThat(listed(web)).extracting(Resource::companion).containsExactly(false);
    }

    @Test
    void takesLongToDeleteWhenAFaultSaysSo() {
        Resource created = create(web, Map.of());
        disturb("{'faults': [{'fault': 'stuck_delete', 'seconds': 30}]}");
        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofSeconds(29));
        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofSeconds(1));

        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(shown(created)).isEmpty();
    }

    @Test
    void hasRoomForSoManyMachinesOnly() {
        disturb("{'faults': [{'fault': 'quota', 'limit': 2}, {'fault': 'capacity', 'limit': 1}]}");
        create(web, Map.of());
        assertFails(NO_CAPACITY, () -> create(Owners.siblingOf(web), Map.of()));
        disturb("{'faults': [{'fault': 'quota', 'limit': 1}]}");
        assertFails(QUOTA_EXCEEDED, () -> create(Owners.siblingOf(web), Map.of()));

        assertFails(QUOTA_EXCEEDED, () -> create(Owners.siblingOf(web), Map.of("quota", 1)));
        assertThat(injected()).containsExactly("create capacity", "create quota", "create quota");
    }

    @Test
    void decidesWhatBecomesOfAMachine() {
        disturb("{'faults': [{'fault': 'boot', 'seconds': {'distribution': 'uniform', 'min': 5, 'max': 6}}]}");
        Resource slow = create(web, Map.of("boot_seconds", 5));
        clock.tick(Duration.ofMillis(9_900));
        assertThat(shown(slow).map(Resource::state)).contains(ResourceState.PENDING);
        clock.tick(Duration.ofMillis(1_100));
        assertThat(shown(slow).map(Resource::state)).contains(ResourceState.RUNNING);
        disturb("{'faults': [{'fault': 'fails', 'seconds': 5}]}");
        Resource failing = create(Owners.siblingOf(web), Map.of());
        disturb("{'faults': [{'fault': 'dies', 'seconds': 5}]}");
        Resource dying = create(Owners.siblingOf(web), Map.of());
        clock.tick(Duration.ofSeconds(5));

        assertThat(shown(failing)).hasValueSatisfying(failed -> {
            assertThat(failed.state()).isEqualTo(ResourceState.FAILED);
            assertThat(failed.fault()).isPresent();
        });
        assertThat(shown(dying)).isEmpty();
    }

    @Test
    void hangsWhenItIsToldToOrAFaultSaysSo() {
        var check = new SimulatedCheck(simulated());
        Resource told = create(web, Map.of());
        disturb("{'faults': [{'fault': 'hangs', 'seconds': 5}]}");
        Resource fated = create(Owners.siblingOf(web), Map.of());
        assertThat(passes(check, told)).isTrue();
        assertThat(passes(check, fated)).isTrue();
        assertThat(simulated().simulator().hang(told.id())).isTrue();
        clock.tick(Duration.ofSeconds(5));

        assertThat(passes(check, told)).isFalse();
        assertThat(passes(check, fated)).isFalse();
        assertThat(shown(told).map(Resource::state)).contains(ResourceState.RUNNING);
        assertThat(simulated().simulator().hang(new ResourceId("nothing"))).isFalse();
    }

    private static boolean passes(SimulatedCheck check, Resource machine) {
        var target = new HealthTarget(machine.addresses().getFirst(), new VariableTemplates(Map.of()));
        return check.run(target, true, soon()).equals(new HealthResult.Pass());
    }

    @Test
    void heedsTheFaultsOfANodesDefinitionInLaterCallsToo() {
        List<Object> faults = List.of(
                Map.of("fault", "fail", "kind", "provider_fault", "calls", List.of("describe", "delete"), "times", 2));
        Resource created = create(web, Map.of("faults", faults, "seed", 3));
        Resource sibling = create(Owners.siblingOf(web), Map.of("faults", faults, "seed", 3));
        assertFails(PROVIDER_FAULT, () -> shown(created));
        assertFails(PROVIDER_FAULT, () -> handler("simulator").delete(sibling.id(), soon()));

        assertThat(shown(created)).isPresent();
        assertThat(injected()).containsExactly("describe fail", "delete fail");
    }

    @Test
    void keepsARecordOfWhatWasInjected() {
        disturb("{'faults': [{'fault': 'lost_answer', 'times': 1}, {'fault': 'latency', 'seconds': 0.01}]}");
        assertFails(OUTCOME_UNKNOWN, () -> create(web, Map.of()));
        create(web, Map.of());

        assertThat(injected()).containsExactly("create latency", "create lost_answer", "create latency");
        Injected first = simulated().simulator().injected(0, 1).getFirst();
        assertThat(first.subject()).isEqualTo(web.instanceId());
        assertThat(first.at()).isEqualTo(clock.instant());
        assertThat(first.detail()).isEqualTo("10 ms");
        assertThat(simulated().simulator().injected(first.number(), 100)).hasSize(2);
    }

    private List<String> injected() {
        return simulated().simulator().injected(0, 100).stream()
                .map(one -> one.call().word() + " " + one.fault())
                .toList();
    }
}
