package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** What is asked of Azure for a machine, and asked again. */
class AzureVmHandlerTest extends AzureVmFixture {
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
}
