package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.spi.failure.ProviderFailure.NO_CAPACITY;
import static org.occopus.spi.failure.ProviderFailure.QUOTA_EXCEEDED;
import static org.occopus.spi.failure.ProviderFailure.THROTTLED;
import static org.occopus.spi.failure.ProviderFailure.UNREACHABLE;

import java.time.Duration;
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
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.setting.Section;

final class FakeCloudTest {
    private final SettableClock clock = new SettableClock();
    private final FakeCloud cloud = new FakeCloud(clock);
    private final ResourceHandler handler = cloud.open(new Account(Section.empty(), Section.empty()));
    private final Owner owner = Owners.any();

    @Test
    void bootsByTheClock() {
        cloud.bootAfter(Duration.ofSeconds(30));
        Resource created = handler.create(Requests.of(owner));
        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(created.addresses()).isEmpty();
        clock.tick(Duration.ofSeconds(30));

        assertThat(cloud.serverOf(owner.instanceId())).get().satisfies(server -> {
            assertThat(server.state()).isEqualTo(ResourceState.RUNNING);
            assertThat(server.addresses()).hasSize(1);
        });
    }

    @Test
    void failsAsOftenAsAskedAndWithoutEffect() {
        cloud.failNext(QUOTA_EXCEEDED);
        cloud.failNext(NO_CAPACITY);

        assertFails(QUOTA_EXCEEDED, () -> handler.create(Requests.of(owner)));
        assertFails(NO_CAPACITY, () -> handler.create(Requests.of(owner)));
        assertThat(cloud.resources()).isEmpty();
        assertThat(handler.create(Requests.of(owner)).owner()).isEqualTo(owner);
        assertThat(cloud.calls(FakeCall.CREATE)).isEqualTo(3);
        assertThat(cloud.created(owner.instanceId())).isEqualTo(1);
    }

    @Test
    void throttlesWithTheTimeToWait() {
        cloud.throttle(Duration.ofSeconds(7), 1);

        assertThatThrownBy(() -> handler.listOwned(OwnerTag.node("web"), soon()))
                .isInstanceOfSatisfying(ProviderException.class, e -> {
                    assertThat(e.kind()).isEqualTo(THROTTLED);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                });
        assertThat(handler.listOwned(OwnerTag.node("web"), soon())).isEmpty();
    }

    @Test
    void cutsOffOneEndpointOnly() {
        cloud.cutOff("north");
        ResourceHandler north = cloud.open(new Account(new Section(Map.of("endpoint", "north")), Section.empty()));

        assertFails(UNREACHABLE, () -> north.create(Requests.of(owner)));
        assertThat(handler.create(Requests.of(Owners.any()))).isNotNull();
        cloud.reconnect("north");
        assertThat(north.create(Requests.of(owner))).isNotNull();
        assertThat(handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()))
                .isEmpty();
    }

    @Test
    void showsNewResourcesLate() {
        cloud.listLag(Duration.ofSeconds(10));
        Resource created = handler.create(Requests.of(owner));
        assertThat(handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()))
                .isEmpty();
        assertThat(handler.describe(created.id(), soon())).isEmpty();
        clock.tick(Duration.ofSeconds(10));

        assertThat(handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()))
                .hasSize(1);
    }

    @Test
    void deletesOnceItIsNoLongerStuck() {
        cloud.stuckDelete(true);
        Resource created = handler.create(Requests.of(owner));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofDays(1));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(handler.describe(created.id(), soon()).map(Resource::state)).contains(ResourceState.DELETING);
        cloud.stuckDelete(false);

        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(cloud.resources()).isEmpty();
    }

    @Test
    void deletesByTheClock() {
        cloud.deleteAfter(Duration.ofSeconds(5));
        Resource created = handler.create(Requests.of(owner));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofSeconds(5));

        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
    }

    @Test
    void losesAMachineButNotItsVolumeWhenItIsKilled() {
        cloud.companions(1);
        Resource created = handler.create(Requests.of(owner));

        assertThat(cloud.kill(owner.instanceId())).isTrue();
        assertThat(handler.describe(created.id(), soon())).isEmpty();
        assertThat(cloud.resources()).extracting(Resource::companion).containsExactly(true);
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(cloud.resources()).isEmpty();
    }

    @Test
    void refusesMoreThanItsCapacity() {
        cloud.capacity(1);
        handler.create(Requests.of(owner));

        assertFails(NO_CAPACITY, () -> handler.create(Requests.of(Owners.any())));
        assertThat(handler.create(Requests.of(owner)).owner()).isEqualTo(owner);
    }

    @Test
    void showsForcedStatesAndFailedBoots() {
        cloud.failBoots(1);
        assertThat(handler.create(Requests.of(owner)).state()).isEqualTo(ResourceState.FAILED);
        cloud.force(owner.instanceId(), ResourceState.STOPPED, "switched off");

        assertThat(cloud.serverOf(owner.instanceId()).flatMap(Resource::fault)).isEqualTo(Optional.of("switched off"));
    }

    @Test
    void crashesAfterTheEffectWhenACallbackThrows() {
        cloud.around(call -> {}, call -> {
            throw new IllegalStateException("crash");
        });

        assertThatThrownBy(() -> handler.create(Requests.of(owner))).isInstanceOf(IllegalStateException.class);
        assertThat(cloud.servers()).hasSize(1);
    }

    @Test
    void takesResourcesOfOthers() {
        Resource planted = cloud.plant(owner);

        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon())).containsExactly(planted);
        assertThat(cloud.requests()).isEmpty();
    }

    private static void assertFails(ProviderFailure kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
