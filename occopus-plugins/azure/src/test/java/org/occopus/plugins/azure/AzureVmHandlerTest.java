package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
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
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class AzureVmHandlerTest {
    private final FakeAzure azure = new FakeAzure();
    private final ResourceHandler handler = new AzureVmFactory().open(azure.account());
    private final Owner owner = Owners.any();
    private final Section plain = Sections.machine(azure.endpoint());
    private final Section open = Sections.with(plain, "public_ip_needed", true);

    @BeforeEach
    void giveGroup() {
        azure.change(cloud -> cloud.groups.add("lab"));
    }

    @AfterEach
    void stop() {
        handler.close();
        azure.close();
    }

    private CreateRequest request(Section settings) {
        return Requests.of(owner, settings, new UserData(Optional.of("#cloud-config\n"), Map.of()));
    }

    private Resource describedAfterBoot(Resource created) {
        handler.describe(created.id(), soon());
        return handler.describe(created.id(), soon()).orElseThrow();
    }

    private ProviderException failureOf(Runnable call) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    private void putNetwork(String name, String... subnets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putObject("properties").putArray("subnets");
        for (String subnet : subnets) {
            list.addObject().put("name", subnet);
        }
        azure.change(cloud ->
                cloud.put(new ArmId(FakeSubscription.ID, "lab", "Microsoft.Network/virtualNetworks", name), body));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    @Test
    void asksForAMachineThatTakesItsCompanionsAlong() {
        handler.create(request(open));

        JsonNode machine = azure.sent("/virtualMachines/");
        assertThat(machine.at("/location").asText()).isEqualTo("West Europe");
        assertThat(machine.at("/properties/hardwareProfile/vmSize").asText()).isEqualTo("Standard_B1s");
        assertThat(machine.at("/properties/storageProfile/imageReference/offer").asText())
                .isEqualTo("ubuntu-24_04-lts");
        assertThat(machine.at("/properties/storageProfile/osDisk/deleteOption").asText())
                .isEqualTo("Delete");
        assertThat(machine.at("/properties/networkProfile/networkInterfaces/0/properties/deleteOption")
                        .asText())
                .isEqualTo("Delete");
        assertThat(azure.sent("/networkInterfaces/")
                        .at("/properties/ipConfigurations/0/properties/publicIPAddress/properties/deleteOption")
                        .asText())
                .isEqualTo("Delete");
    }

    @Test
    void putsTheOwnersTagsOnEverything() {
        handler.create(request(open));

        for (String kind : List.of(
                "/virtualNetworks/",
                "/networkSecurityGroups/",
                "/publicIPAddresses/",
                "/networkInterfaces/",
                "/virtualMachines/")) {
            JsonNode tags = azure.sent(kind).path("tags");
            for (OwnerTag tag : owner.tags()) {
                assertThat(tags.path(tag.key()).asText()).as(kind + tag.key()).isEqualTo(tag.value());
            }
        }
    }

    @Test
    void logsInWithThePasswordAndHandsOverTheContext() {
        handler.create(request(plain));

        JsonNode system = azure.sent("/virtualMachines/").at("/properties/osProfile");
        assertThat(system.path("computerName").asText()).isEqualTo("occopus-web-" + owner.instanceId());
        assertThat(system.path("adminUsername").asText()).isEqualTo("azureuser");
        assertThat(system.path("adminPassword").asText()).isEqualTo("Long-Enough-1");
        assertThat(system.has("linuxConfiguration")).isFalse();
        assertThat(new String(
                        Base64.getDecoder().decode(system.path("customData").asText()), StandardCharsets.UTF_8))
                .isEqualTo("#cloud-config\n");
    }

    @Test
    void acceptsNoPasswordsWhenThereIsOnlyAKey() {
        handler.create(request(Sections.with(
                Sections.without(plain, "password"), "ssh_key_data", "ssh-ed25519 AAAA me\n", "server_name", "db")));

        JsonNode system = azure.sent("/virtualMachines/").at("/properties/osProfile");
        assertThat(system.path("computerName").asText()).isEqualTo("db");
        assertThat(system.has("adminPassword")).isFalse();
        assertThat(system.at("/linuxConfiguration/disablePasswordAuthentication")
                        .asBoolean())
                .isTrue();
        assertThat(system.at("/linuxConfiguration/ssh/publicKeys/0/path").asText())
                .isEqualTo("/home/azureuser/.ssh/authorized_keys");
        assertThat(system.at("/linuxConfiguration/ssh/publicKeys/0/keyData").asText())
                .isEqualTo("ssh-ed25519 AAAA me");
    }

    @Test
    void showsThePublicAddressFirstAndThePrivateOneApart() {
        Resource created = handler.create(request(open));
        Resource booted = describedAfterBoot(created);

        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(booted.state()).isEqualTo(ResourceState.RUNNING);
        assertThat(booted.providerState()).isEqualTo("Succeeded, running");
        assertThat(booted.addresses()).hasSize(1).first().asString().startsWith("20.0.0.");
        assertThat(booted.privateAddress()).get().asString().startsWith("10.0.0.");
        assertThat(booted.createdAt()).hasValue(Instant.parse("2026-11-22T10:00:00.123456700Z"));
        assertThat(booted).isEqualTo(only(booted));
    }

    private Resource only(Resource sought) {
        return handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()).stream()
                .filter(found -> found.id().equals(sought.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void opensNothingForAMachineWithoutAPublicAddress() {
        Resource created = handler.create(request(plain));

        assertThat(created.addresses())
                .isEqualTo(created.privateAddress().stream().toList());
        assertThat(created.addresses()).hasSize(1);
        assertThat(azure.count("PUT", "/publicIPAddresses/")).isZero();
        assertThat(azure.count("PUT", "/networkSecurityGroups/")).isZero();
    }

    @Test
    void leavesTheRulesOfTheUsersNetworkToTheUser() {
        putNetwork("backbone", "front", "back");
        Resource created = handler.create(request(Sections.with(open, "vnet_name", "backbone", "subnet_name", "back")));
        while (handler.delete(created.id(), soon()) == Deletion.UNDER_WAY) {
            assertThat(azure.count("DELETE", "/virtualNetworks/")).isZero();
        }

        assertThat(azure.sent("/networkInterfaces/")
                        .at("/properties/ipConfigurations/0/properties/subnet/id")
                        .asText())
                .endsWith("/backbone/subnets/back");
        assertThat(azure.count("PUT", "/virtualNetworks/")).isZero();
        assertThat(azure.count("PUT", "/networkSecurityGroups/")).isZero();
        assertThat(azure.subscription.resources).hasSize(1);
    }

    @Test
    void takesTheOnlySubnetOfTheUsersNetwork() {
        putNetwork("backbone", "default");
        handler.create(request(Sections.with(plain, "vnet_name", "backbone")));

        assertThat(azure.sent("/networkInterfaces/")
                        .at("/properties/ipConfigurations/0/properties/subnet/id")
                        .asText())
                .endsWith("/backbone/subnets/default");
    }

    @Test
    void asksWhichSubnetWhenThereAreSeveral() {
        putNetwork("backbone", "front", "back");
        ProviderException failure =
                failureOf(() -> handler.create(request(Sections.with(plain, "vnet_name", "backbone"))));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("[front, back]").hasMessageContaining("subnet_name");
    }

    @Test
    void refusesANetworkThatIsNotThere() {
        ProviderException failure =
                failureOf(() -> handler.create(request(Sections.with(plain, "vnet_name", "backbone"))));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("Virtual network 'backbone'").hasMessageContaining("vnet_name");
    }

    @Test
    void makesAMissingGroupAndLeavesAnExistingOneAlone() {
        handler.create(request(plain));
        assertThat(azure.requests)
                .noneMatch(request -> request.matches("(?i)PUT /subscriptions/[^/]+/resourcegroups/[^/]+\\?.*"));

        handler.create(request(Sections.with(plain, "resource_group", "Other")));
        assertThat(azure.subscription.groups).contains("other");
    }

    @Test
    void goesOnWhereTheNetworkWasNotReady() {
        azure.change(cloud -> cloud.looksUntilNetworkIsReady = 1);
        ProviderException failure = failureOf(() -> handler.create(request(plain)));
        Resource created = handler.create(request(plain));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.THROTTLED);
        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
        assertThat(created.state()).isEqualTo(ResourceState.PENDING);
        assertThat(azure.count("PUT", "/virtualNetworks/")).isEqualTo(1);
    }

    @Test
    void makesAFailedCompanionAgain() {
        azure.answerNext("PUT", "/virtualMachines/", FakeAnswer.error(500, "InternalServerError", "Something broke."));
        failureOf(() -> handler.create(request(plain)));
        azure.change(cloud -> cloud.resources.values().stream()
                .filter(found -> found.id.type().equals("microsoft.network/networkinterfaces"))
                .forEach(found -> found.become("Failed")));
        handler.create(request(plain));

        assertThat(azure.count("PUT", "/networkInterfaces/")).isEqualTo(2);
    }

    @Test
    void doesNotCallAnAccountUnusableThatHoldsHalfOfTheNode() {
        azure.answerNext(
                "PUT",
                "/virtualMachines/",
                FakeAnswer.error(403, "AuthorizationFailed", "The client may not do this."));
        ProviderException halfway = failureOf(() -> handler.create(request(plain)));
        azure.answerNext(
                "PUT",
                "/virtualNetworks/",
                FakeAnswer.error(403, "AuthorizationFailed", "The client may not do this."));
        ProviderException atOnce = failureOf(() -> handler.create(Requests.of(Owners.any(), plain)));

        assertThat(halfway.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(halfway.providerCode()).isEqualTo("AuthorizationFailed");
        assertThat(atOnce.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
    }

    @Test
    void touchesNothingOfAnotherUnderTheSameName() {
        Resource theirs = handler.create(request(plain));
        Owner other = Owners.any();
        var mine = new CreateRequest(other, request(plain).name(), plain, UserData.none(), line -> {}, soon());
        ProviderException failure = failureOf(() -> handler.create(mine));

        assertThat(failure.kind()).isEqualTo(ProviderFailure.REFUSED);
        assertThat(failure).hasMessageContaining("not made for this node instance");
        assertThat(handler.describe(theirs.id(), soon()).orElseThrow().owner()).isEqualTo(owner);
    }

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
