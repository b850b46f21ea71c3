package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.plugins.simulator.FaultExamples.fault;
import static org.occopus.spi.failure.ProviderFailure.NO_CAPACITY;
import static org.occopus.spi.failure.ProviderFailure.OUTCOME_UNKNOWN;
import static org.occopus.spi.failure.ProviderFailure.REFUSED;
import static org.occopus.spi.failure.ProviderFailure.THROTTLED;
import static org.occopus.spi.failure.ProviderFailure.UNREACHABLE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.ResourceHandlerContract;
import org.occopus.testkit.SettableClock;
import org.occopus.testkit.Together;

/** What the simulated cloud does beyond the contract, whatever its inventory is kept in. */
abstract class SimulatorSuite extends ResourceHandlerContract {
    final SettableClock clock = new SettableClock();
    final Owner web = Owners.any();

    abstract SimulatorFactory simulated();

    @Override
    protected ResourceHandlerFactory factory() {
        return simulated();
    }

    @Override
    protected Section settings() {
        return Section.empty();
    }

    @Override
    protected ResourceId unknownId() {
        return new ResourceId("sim-7fffffff");
    }

    @Override
    protected boolean canLoseAnswers() {
        return true;
    }

    @Override
    protected void loseNextAnswer() {
        disturb("{'lose_answers': 1}");
    }

    @Override
    protected boolean canHang() {
        return true;
    }

    @Override
    protected void hangNextCall() {
        disturb("{'endpoint': 'simulator', 'hang': true}");
    }

    @Override
    protected void answerAgain() {
        simulated().simulator().endFaults();
    }

    @Override
    protected boolean remembersDeletedTokens() {
        return true;
    }

    @Test
    void bootsForAsLongAsItIsTold() {
        Resource created = create(web, Map.of("boot_seconds", 2.5));
        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        clock.tick(Duration.ofMillis(2499));
        assertThat(shown(created).map(Resource::state)).contains(ResourceState.PENDING);
        clock.tick(Duration.ofMillis(1));

        assertThat(shown(created).map(Resource::state)).contains(ResourceState.RUNNING);
    }

    @Test
    void vanishesWhenItsTimeIsUp() {
        Resource created = create(web, Map.of("die_after_seconds", "60"));
        clock.tick(Duration.ofSeconds(60));

        assertThat(shown(created)).isEmpty();
        assertThat(listed(web)).isEmpty();
        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertFails(REFUSED, () -> create(web, Map.of()));
    }

    @Test
    void vanishesWhenItIsKilled() {
        Resource created = create(web, Map.of());

        assertThat(simulated().simulator().kill(created.id())).isTrue();
        assertThat(simulated().simulator().kill(created.id())).isFalse();
        assertThat(simulated().simulator().kill(new ResourceId("nothing"))).isFalse();
        assertThat(listed(web)).isEmpty();
        assertThat(simulated().simulator().resources()).extracting(Resource::id).doesNotContain(created.id());
    }

    @Test
    void takesNoMoreThanItsCapacityEvenAtOnce() {
        Map<String, Object> three = Map.of("endpoint", Owners.newId(), "capacity", 3);
        List<Boolean> taken = Together.call(12, () -> isTaken(three));

        assertThat(taken).filteredOn(yes -> yes).hasSize(3);
        assertFails(NO_CAPACITY, () -> create(web, three));
    }

    @Test
    void hasRoomAgainWhenAMachineIsDeleted() {
        String endpoint = Owners.newId();
        Map<String, Object> one = Map.of("endpoint", endpoint, "capacity", 1);
        Resource first = create(web, one);
        assertThat(create(web, one).id()).isEqualTo(first.id());
        assertFails(NO_CAPACITY, () -> create(Owners.siblingOf(web), one));
        handler(endpoint).delete(first.id(), soon());

        assertThat(create(Owners.siblingOf(web), one).id()).isNotEqualTo(first.id());
    }

    @Test
    void failsAsTheNodesDefinitionSays() {
        assertFails(REFUSED, () -> create(web, Map.of("fail_create", true)));
        assertFails(NO_CAPACITY, () -> create(web, Map.of("fail_create", "No_Capacity")));
        assertThat(create(web, Map.of("fail_create", false)).owner()).isEqualTo(web);
    }

    @Test
    void failsAsOftenAsTheNodesDefinitionSays() {
        Map<String, Object> twice = Map.of("fail_create", Map.of("kind", "no_capacity", "times", 2));
        assertFails(NO_CAPACITY, () -> create(web, twice));
        assertFails(NO_CAPACITY, () -> create(Owners.siblingOf(web), twice));

        assertThat(create(web, twice).owner()).isEqualTo(web);
        assertFails(NO_CAPACITY, () -> create(Owners.any(), twice));
    }

    @Test
    void answersLateAndIsFoundByItsTokenWhenNobodyWaited() {
        var settings = new Section(Map.of("create_latency_ms", 60_000));
        var impatient = Requests.due(Requests.of(web, settings), Deadline.in(Duration.ofMillis(100)));
        assertFails(OUTCOME_UNKNOWN, () -> handler("simulator").create(impatient));

        assertThat(create(web, settings.values()).owner()).isEqualTo(web);
        assertThat(listed(web)).hasSize(1);
    }

    @Test
    void keepsEndpointsApart() {
        Resource north = create(web, Map.of("endpoint", "north"));

        assertThat(listed(web)).isEmpty();
        assertThat(shown(north)).isEmpty();
        assertThat(handler("simulator").delete(north.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(handler("north").describe(north.id(), soon())).isPresent();
    }

    @Test
    void failsCreationsAsOftenAsAFaultSays() {
        disturb("{'endpoint': 'simulator', 'fail_create': 'no_capacity', 'times': 1}");
        assertThat(create(Owners.any(), Map.of("endpoint", "elsewhere"))).isNotNull();
        assertFails(NO_CAPACITY, () -> create(web, Map.of()));

        assertThat(create(web, Map.of()).owner()).isEqualTo(web);
    }

    @Test
    void cannotBeReachedUntilTheFaultEnds() {
        disturb("{'unreachable': true}");
        assertFails(UNREACHABLE, () -> create(web, Map.of()));
        assertFails(UNREACHABLE, () -> listed(web));
        simulated().simulator().endFaults();

        assertThat(listed(web)).isEmpty();
    }

    @Test
    void throttlesAsOftenAsAFaultSays() {
        disturb("{'throttle': 1, 'retry_after_seconds': 1.5}");

        assertThatThrownBy(() -> listed(web)).isInstanceOfSatisfying(ProviderException.class, e -> {
            assertThat(e.kind()).isEqualTo(THROTTLED);
            assertThat(e.retryAfter()).contains(Duration.ofMillis(1500));
        });
        assertThat(listed(web)).isEmpty();
    }

    @Test
    void listsNewMachinesLateButDescribesThemAtOnce() {
        disturb("{'list_lag_seconds': 10}");
        Resource created = create(web, Map.of());
        assertThat(listed(web)).isEmpty();
        assertThat(shown(created)).isPresent();
        clock.tick(Duration.ofSeconds(10));

        assertThat(listed(web)).hasSize(1);
    }

    @Test
    void staysWhenItsDeletionIsStuck() {
        Resource created = create(web, Map.of());
        disturb("{'stuck_delete': true}");
        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(shown(created).map(Resource::state)).contains(ResourceState.DELETING);
        simulated().simulator().endFaults();

        assertThat(handler("simulator").delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(shown(created)).isEmpty();
    }

    @Test
    void showsFaultsAsTheyWereSet() {
        Fault fault = fault("""
                {'endpoint': 'north', 'seed': 7, 'fail_create': 'quota_exceeded', 'times': 3, 'create_latency_ms': 20,
                 'lose_answers': 4, 'throttle': 5, 'retry_after_seconds': 0.25, 'list_lag_seconds': 7,
                 'unreachable': true, 'hang': true, 'stuck_delete': true}""");
        simulated().simulator().disturb(fault("{'endpoint': 'north', 'times': null}"));
        simulated().simulator().disturb(fault);

        assertThat(simulated().simulator().currentFaults()).singleElement().satisfies(shown -> {
            assertThat(shown.rules()).hasSize(8).isEqualTo(fault.rules());
            assertThat(shown.seed()).isEqualTo(7);
            assertThat(shown.setAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void forgetsTombstonesAfterADay() {
        Resource created = create(web, Map.of());
        handler("simulator").delete(created.id(), soon());
        assertFails(REFUSED, () -> create(web, Map.of()));
        clock.tick(Duration.ofHours(25));
        handler("simulator").delete(created.id(), soon());

        assertThat(create(web, Map.of()).id()).isNotEqualTo(created.id());
    }

    @Test
    void givesEveryMachineAnAddressOfItsOwn() {
        List<String> addresses = Together.call(
                50, () -> create(Owners.siblingOf(web), Map.of()).addresses().getFirst());

        assertThat(addresses)
                .doesNotHaveDuplicates()
                .allMatch(address -> address.startsWith("127.") && !address.startsWith("127.0."));
    }

    @Test
    void refusesSettingsThatRenderToNonsense() {
        assertFails(REFUSED, () -> create(web, Map.of("boot_seconds", "soon")));
    }

    private boolean isTaken(Map<String, Object> settings) {
        try {
            return create(Owners.siblingOf(web), settings) != null;
        } catch (ProviderException e) {
            return e.kind() != NO_CAPACITY;
        }
    }

    final Resource create(Owner owner, Map<String, Object> settings) {
        var section = new Section(settings);
        return handler(SimulatorSettings.endpoint(section)).create(Requests.of(owner, section));
    }

    final ResourceHandler handler(String endpoint) {
        return simulated().open(new Account(new Section(Map.of("endpoint", endpoint)), Section.empty()));
    }

    final Optional<Resource> shown(Resource resource) {
        return handler("simulator").describe(resource.id(), soon());
    }

    final List<Resource> listed(Owner owner) {
        return handler("simulator").listOwned(OwnerTag.instance(owner.instanceId()), soon());
    }

    final void disturb(String json) {
        simulated().simulator().disturb(fault(json));
    }

    static void assertFails(ProviderFailure kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
