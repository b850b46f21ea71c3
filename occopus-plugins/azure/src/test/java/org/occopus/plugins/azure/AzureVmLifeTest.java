package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** What is told of machines that exist, and how they and their companions go. */
class AzureVmLifeTest extends AzureVmFixture {
    @Test
    void deletesEachCompanionInItsTurnWhenAzureLeavesThem() {
        azure.change(cloud -> cloud.cascades = false);
        Resource created = handler.create(request(open));
        while (handler.delete(created.id(), soon()) == Deletion.UNDER_WAY) {
            assertThat(azure.requests).hasSizeLessThan(200);
        }

        assertThat(azure.subscription.resources).isEmpty();
        List<String> deleted = azure.requests.stream()
                .filter(request -> request.startsWith("DELETE"))
                .map(request -> request.replaceFirst("(?i).*/microsoft\\.[a-z]+/([a-z]+)/.*", "$1"))
                .distinct()
                .toList();
        assertThat(deleted.getFirst()).isEqualToIgnoringCase("virtualMachines");
        assertThat(deleted).hasSize(6);
        assertThat(deleted.subList(1, 3)).containsExactlyInAnyOrder("networkInterfaces", "disks");
    }

    @Test
    void waitsForACompanionThatIsStillNeeded() {
        Resource created = handler.create(request(open));
        Resource network = handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()).stream()
                .filter(found -> found.kind().equals("virtual network"))
                .findFirst()
                .orElseThrow();

        assertThat(handler.delete(network.id(), soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(handler.describe(created.id(), soon())).isPresent();
    }

    @Test
    void takesAMachineThatWentInBetweenForDeleted() {
        Resource created = handler.create(request(plain));
        azure.answerNext("DELETE", "/virtualMachines/", FakeAnswer.empty(204));
        handler.delete(created.id(), soon());

        assertThat(azure.count("DELETE", "/networkInterfaces/")).isEqualTo(1);
    }

    @Test
    void tellsWhyAMachineFailed() {
        Resource created = handler.create(request(plain));
        azure.change(cloud -> cloud.resource(created.id()).become("Failed"));
        Resource failed = handler.describe(created.id(), soon()).orElseThrow();

        assertThat(failed.state()).isEqualTo(ResourceState.FAILED);
        assertThat(failed.fault()).hasValue("AllocationFailed: Allocation failed. We do not have sufficient capacity.");
        assertThat(only(failed)).isEqualTo(failed);
    }

    @Test
    void tellsAMachineThatIsSwitchedOff() {
        Resource created = handler.create(request(plain));
        describedAfterBoot(created);
        azure.change(cloud -> cloud.resource(created.id()).power = "deallocated");

        assertThat(only(created).state()).isEqualTo(ResourceState.STOPPED);
        assertThat(only(created).providerState()).isEqualTo("Succeeded, deallocated");
    }

    @Test
    void findsNothingWhereTheProviderWasNeverUsed() {
        for (int listing = 0; listing < 2; listing++) {
            azure.answerNext(
                    "GET",
                    "/virtualMachines",
                    FakeAnswer.error(409, "MissingSubscriptionRegistration", "Register Microsoft.Compute."));
        }

        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon())).isEmpty();
    }

    @Test
    void doesNotTakeAMissingSubscriptionForAMissingMachine() {
        Resource created = handler.create(request(plain));
        azure.answerNext(
                "GET", "/virtualMachines/", FakeAnswer.error(404, "SubscriptionNotFound", "It could not be found."));

        assertThat(failureOf(() -> handler.describe(created.id(), soon())).kind())
                .isEqualTo(ProviderFailure.UNAUTHORISED);
    }

    @Test
    void doesNotTakeAnotherServersAnswerForAMissingMachine() {
        Resource created = handler.create(request(plain));
        azure.answerNext("GET", "/virtualMachines/", FakeAnswer.empty(404));

        assertThat(failureOf(() -> handler.delete(created.id(), soon())).kind()).isEqualTo(ProviderFailure.REFUSED);
    }

    @Test
    void failsAListingOfWhichAPageFails() {
        azure.answerNext("GET", "/publicIPAddresses", FakeAnswer.error(503, "ServerTimeout", "Try again."));

        assertThat(failureOf(() -> handler.listOwned(OwnerTag.server("s"), soon()))
                        .kind())
                .isEqualTo(ProviderFailure.PROVIDER_FAULT);
    }

    @Test
    void refusesAnIdOfAnotherSubscription() {
        var id = new ResourceId(
                "/subscriptions/other/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web");

        assertThat(failureOf(() -> handler.delete(id, soon())).kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failureOf(() -> handler.delete(new ResourceId("web"), soon()))
                        .kind())
                .isEqualTo(ProviderFailure.REFUSED);
        assertThat(azure.requests).isEmpty();
    }
}
