package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.delete;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.open;
import static org.occopus.plugins.ec2.Ec2Requests.settings;
import static org.occopus.plugins.ec2.Ec2Requests.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.SettableClock;
import org.occopus.testkit.ec2.FakeEc2;
import org.occopus.testkit.ec2.FakeInstance;

class Ec2ResourceHandlerTest {
    private final SettableClock clock = new SettableClock(Instant.now());
    private final FakeEc2 cloud = FakeEc2.start("/", clock);
    private final ResourceHandler handler = open(cloud);
    private final Owner owner = Owners.any();

    @BeforeEach
    void behave() {
        cloud.behaviour().bootTakes(Duration.ofSeconds(30)).shutdownTakes(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        handler.close();
        cloud.close();
    }

    private CreateRequest request() {
        return Requests.of(owner, settings(cloud));
    }

    private FakeInstance only() {
        assertThat(cloud.instances()).hasSize(1);
        return cloud.instances().get(0);
    }

    private List<Resource> listed() {
        return handler.listOwned(OwnerTag.infrastructure(owner.infrastructureId()), soon());
    }

    @Test
    void takesTwoRequestsToLaunch() {
        Resource created = handler.create(request());

        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(cloud.faults().requests("DescribeInstances")).hasSize(1);
        assertThat(cloud.faults().requests("RunInstances")).hasSize(1);
        assertThat(cloud.faults().requests("CreateTags")).isEmpty();
    }

    @Test
    void tagsMachineAndVolumesInTheLaunchingCall() {
        handler.create(Requests.of(owner, settings(cloud, Map.of("tags", Map.of("team", "a & b", "cost", 7)))));

        assertThat(only().tags())
                .containsEntry("Name", request().name())
                .containsEntry("team", "a & b")
                .containsEntry("cost", "7")
                .containsEntry(OwnerTag.SERVER, owner.serverId())
                .containsEntry(OwnerTag.INFRASTRUCTURE, owner.infrastructureId())
                .containsEntry(OwnerTag.NODE, owner.nodeName())
                .containsEntry(OwnerTag.INSTANCE, owner.instanceId());
        assertThat(cloud.volumes().values()).containsExactly(only().tags());
    }

    @Test
    void letsTheUserChooseTheName() {
        handler.create(Requests.of(owner, settings(cloud, Map.of("tags", Map.of("Name", "mine")))));

        assertThat(only().tags()).containsEntry("Name", "mine");
    }

    @Test
    void showsAddressesPublicOnesFirst() {
        Resource created = handler.create(request());
        clock.tick(Duration.ofMinutes(1));
        Resource running = handler.describe(created.id(), soon()).orElseThrow();

        assertThat(running.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(running.addresses()).containsExactly("127.2.0.2", "127.1.0.2");
        assertThat(running.privateAddress()).contains("127.1.0.2");
        assertThat(running.createdAt()).isPresent();
    }

    @Test
    void doesNotTakeANewMachineForGoneWhileTheCloudLags() {
        cloud.behaviour().newInstancesLag(Duration.ofSeconds(10));
        Resource created = handler.create(request());

        assertThat(handler.describe(created.id(), soon())).contains(created);
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofSeconds(10));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        clock.tick(Duration.ofSeconds(30));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
        assertThat(cloud.living()).isEmpty();
    }

    @Test
    void findsTheMachineByItsTagWhenTheCloudHasForgottenTheToken() {
        cloud.behaviour().forgetsTokens();
        Resource first = handler.create(request());

        assertThat(handler.create(request()).id()).isEqualTo(first.id());
        assertThat(cloud.instances()).hasSize(1);
    }

    @Test
    void findsTheMachineByItsTokenWhenTheRequestDiffersAndTheListingLags() {
        cloud.behaviour().newInstancesLag(Duration.ofSeconds(10));
        handler.create(request());
        CreateRequest other = Requests.of(owner, settings(cloud, Map.of("instance_type", "t3.small")));
        ProviderException failure = failureOf(() -> handler.create(other));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure.providerCode()).isEqualTo("IdempotentParameterMismatch");
        assertThat(cloud.instances()).hasSize(1);
    }

    @Test
    void keepsTheMachineOfADifferentRequestWithTheSameToken() {
        cloud.behaviour().ignoresTagsAtLaunch();
        cloud.faults().loseNextAnswer("RunInstances");
        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        CreateRequest other = Requests.of(owner, settings(cloud, Map.of("instance_type", "t3.small")));

        assertThat(handler.create(other).id().value()).isEqualTo(only().id());
        assertThat(only().tags()).containsEntry(OwnerTag.INSTANCE, owner.instanceId());
    }

    @Test
    void sendsALostRequestOnceOnly() {
        cloud.faults().loseNextAnswer("RunInstances");

        assertThat(failureOf(() -> handler.create(request())).kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(cloud.faults().requests("RunInstances")).hasSize(1);
    }

    @Test
    void tellsWhyASpotMachineWasTakenAway() {
        Resource created = handler.create(Requests.of(owner, settings(cloud, Map.of("spot", true))));
        cloud.end(only(), "Server.SpotInstanceTermination", "Spot instance termination");

        assertThat(listed())
                .filteredOn(found -> !found.companion())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.state()).isEqualTo(ResourceState.FAILED);
                    assertThat(found.fault()).contains("Server.SpotInstanceTermination: Spot instance termination");
                });
        clock.tick(Duration.ofSeconds(30));
        assertThat(listed()).isEmpty();
        assertThat(handler.describe(created.id(), soon()))
                .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(ResourceState.FAILED));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Server.InsufficientInstanceCapacity, NO_CAPACITY",
        "Client.VolumeLimitExceeded, QUOTA_EXCEEDED",
        "Server.InternalError, "
    })
    void tellsWhatItMeansThatALaunchCameToNothingAfterItsAnswer(String reason, @Nullable ProviderFailure kind) {
        Resource created = handler.create(request());
        cloud.end(only(), reason, reason + ": words");
        Resource ended = handler.describe(created.id(), soon()).orElseThrow();

        assertThat(ended.state()).isEqualTo(ResourceState.FAILED);
        assertThat(ended.failure()).isEqualTo(Optional.ofNullable(kind));
    }

    @Test
    void takesAMachineThatAUserTerminatedForGone() {
        Resource created = handler.create(request());
        cloud.end(only(), "Client.UserInitiatedShutdown", "User initiated shutdown");
        clock.tick(Duration.ofSeconds(30));

        assertThat(handler.describe(created.id(), soon())).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void showsAStoppedMachineAsStopped() {
        Resource created = handler.create(request());
        cloud.stop(only());

        assertThat(handler.describe(created.id(), soon()).orElseThrow().state()).isEqualTo(ResourceState.STOPPED);
    }

    @Test
    void deletesVolumesThatOutliveTheirMachine() {
        cloud.behaviour().addsLastingVolume();
        Resource created = handler.create(request());
        handler.delete(created.id(), soon());
        clock.tick(Duration.ofSeconds(30));
        assertThat(cloud.volumes()).hasSize(1);
        delete(handler, created);

        assertThat(cloud.volumes()).isEmpty();
    }

    @Test
    void deletesALeftVolumeByItsOwnId() {
        cloud.behaviour().addsLastingVolume();
        handler.create(request());
        cloud.end(only(), "Client.UserInitiatedShutdown", "User initiated shutdown");
        clock.tick(Duration.ofSeconds(30));
        Resource left = listed().get(0);
        assertThat(left.companion()).isTrue();
        assertThat(handler.describe(left.id(), soon())).contains(left);
        delete(handler, left);

        assertThat(cloud.volumes()).isEmpty();
        assertThat(handler.describe(left.id(), soon())).isEmpty();
    }

    @Test
    void leavesAnAttachedVolumeAlone() {
        handler.create(request());
        ResourceId attached = new ResourceId(cloud.volumes().keySet().iterator().next());

        assertThat(handler.delete(attached, soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(cloud.faults().requests("DeleteVolume")).isEmpty();
        assertThat(cloud.living()).hasSize(1);
    }

    @Test
    void asksOnceForATermination() {
        Resource created = handler.create(request());
        handler.delete(created.id(), soon());
        handler.delete(created.id(), soon());

        assertThat(cloud.faults().requests("TerminateInstances")).hasSize(1);
    }

    @Test
    void saysWhenAMachineIsProtected() {
        Resource created = handler.create(request());
        cloud.behaviour().protectsInstances(true);
        ProviderException failure = failureOf(() -> handler.delete(created.id(), soon()));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("disableApiTermination");
    }
}
