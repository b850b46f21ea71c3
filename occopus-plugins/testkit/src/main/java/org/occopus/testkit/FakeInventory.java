package org.occopus.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** What exists on a {@link FakeCloud}. Thread-safe. */
final class FakeInventory {
    private final InstantSource clock;
    private final List<FakeMachine> machines = new ArrayList<>();
    private final Map<String, Integer> created = new HashMap<>();
    private final Set<String> deletedTokens = new HashSet<>();
    private int lastNumber;
    private Duration boot = Duration.ZERO;
    private Duration listLag = Duration.ZERO;
    private Duration deletionTime = Duration.ZERO;
    private boolean stuckDelete;
    private int companions;
    private int capacity = Integer.MAX_VALUE;
    private int breakHalfway;
    private int bootFailures;
    private Optional<ProviderFailure> bootFailure = Optional.empty();

    FakeInventory(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void set(Setter setter) {
        setter.on(this);
    }

    /** Changes levers under the lock. */
    @FunctionalInterface
    interface Setter {
        void on(FakeInventory inventory);
    }

    void boot(Duration duration) {
        boot = duration;
    }

    void listLag(Duration duration) {
        listLag = duration;
    }

    void deletionTime(Duration duration) {
        deletionTime = duration;
    }

    void stuckDelete(boolean stuck) {
        stuckDelete = stuck;
    }

    void companions(int count) {
        companions = count;
    }

    void capacity(int count) {
        capacity = count;
    }

    void breakHalfway() {
        breakHalfway++;
    }

    void failBoots(int count, Optional<ProviderFailure> kind) {
        bootFailures = count;
        bootFailure = kind;
    }

    synchronized Resource create(Owner owner, String endpoint) {
        Optional<FakeMachine> known = main(owner.instanceId());
        if (known.isPresent()) {
            return known.get().show(now());
        }
        if (deletedTokens.contains(owner.instanceId())) {
            throw FakeLevers.failure(ProviderFailure.REFUSED, "the resource of this token was deleted");
        }
        if (machines.stream().filter(machine -> !machine.companion()).count() >= capacity) {
            throw FakeLevers.failure(ProviderFailure.NO_CAPACITY, "all of " + capacity + " places are taken");
        }
        return make(owner, endpoint).show(now());
    }

    private FakeMachine make(Owner owner, String endpoint) {
        int number = ++lastNumber;
        var main = new FakeMachine(number, owner, endpoint, now(), boot, null, "fake");
        makeCompanions(main);
        if (breakHalfway > 0) {
            breakHalfway--;
            throw FakeLevers.failure(ProviderFailure.PROVIDER_FAULT, "the creation broke halfway");
        }
        if (bootFailures > 0) {
            bootFailures--;
            main.fail("the machine does not boot", bootFailure);
        }
        machines.add(main);
        created.merge(owner.instanceId(), 1, Integer::sum);
        return main;
    }

    private void makeCompanions(FakeMachine main) {
        machines.removeIf(left -> left.companion() && left.owner.equals(main.owner));
        for (int made = 0; made < companions; made++) {
            machines.add(new FakeMachine(
                    ++lastNumber, main.owner, main.endpoint, main.createdAt, Duration.ZERO, main.id, "fake-volume"));
        }
    }

    synchronized Resource plant(Owner owner, String endpoint) {
        return make(owner, endpoint).show(now());
    }

    synchronized Optional<Resource> describe(ResourceId id, String endpoint) {
        return shown(machine -> machine.id.equals(id) && visible(machine, endpoint)).stream()
                .findFirst();
    }

    synchronized List<Resource> list(OwnerTag tag, String endpoint) {
        return shown(machine -> machine.owner.tags().contains(tag) && visible(machine, endpoint));
    }

    synchronized List<Resource> all() {
        return shown(machine -> true);
    }

    synchronized Deletion delete(ResourceId id, String endpoint) {
        List<FakeMachine> doomed = machines.stream()
                .filter(machine -> machine.isOf(id) && machine.endpoint.equals(endpoint))
                .toList();
        boolean gone = true;
        for (FakeMachine machine : doomed) {
            Instant end = machine.askDeletion(now()).plus(deletionTime);
            gone &= !stuckDelete && !now().isBefore(end);
        }
        if (gone) {
            doomed.forEach(this::remove);
        }
        return gone ? Deletion.DONE : Deletion.UNDER_WAY;
    }

    synchronized boolean kill(String instanceId) {
        Optional<FakeMachine> main = main(instanceId);
        main.ifPresent(this::remove);
        return main.isPresent();
    }

    synchronized boolean force(String instanceId, ResourceState state, @Nullable String fault) {
        Optional<FakeMachine> main = main(instanceId);
        main.ifPresent(machine -> machine.force(state, fault));
        return main.isPresent();
    }

    synchronized int created(String instanceId) {
        return created.getOrDefault(instanceId, 0);
    }

    private void remove(FakeMachine machine) {
        machines.remove(machine);
        if (!machine.companion()) {
            deletedTokens.add(machine.owner.instanceId());
        }
    }

    private Optional<FakeMachine> main(String instanceId) {
        return machines.stream()
                .filter(machine ->
                        !machine.companion() && machine.owner.instanceId().equals(instanceId))
                .findFirst();
    }

    private boolean visible(FakeMachine machine, String endpoint) {
        return machine.endpoint.equals(endpoint) && machine.isListed(now(), listLag);
    }

    private List<Resource> shown(Predicate<FakeMachine> which) {
        Instant now = now();
        return machines.stream().filter(which).map(machine -> machine.show(now)).toList();
    }

    private Instant now() {
        return clock.instant();
    }
}
