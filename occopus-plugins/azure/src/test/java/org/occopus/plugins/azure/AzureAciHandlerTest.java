package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

class AzureAciHandlerTest {
    private static final String GROUPS = "/containerGroups/";

    private final FakeAzure azure = new FakeAzure();
    private final ResourceHandler handler = new AzureAciFactory().open(azure.account());
    private final Owner owner = Owners.any();
    private final Section hidden = Sections.containers(azure.endpoint());
    private final Section open = Sections.with(hidden, "network_type", "PUBLIC");

    @AfterEach
    void stop() {
        handler.close();
        azure.close();
    }

    private Resource create(Section settings, Map<String, Object> attributes) {
        return handler.create(Requests.of(owner, settings, new UserData(Optional.empty(), attributes)));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    @Test
    void asksForOneContainerInANetworkOfItsOwn() {
        create(
                Sections.with(hidden, "ports", List.of(8080, "53/udp"), "gpu_type", "V100"),
                Map.of("env", List.of("message=a=b", "nonsense"), "command", List.of("sh", "-c", "sleep 9")));

        JsonNode properties = azure.sent(GROUPS).path("properties");
        JsonNode container = properties.at("/containers/0/properties");
        assertThat(container.path("image").asText()).isEqualTo("alpine:3");
        assertThat(container.path("command").toString()).isEqualTo("[\"sh\",\"-c\",\"sleep 9\"]");
        assertThat(container.path("environmentVariables").toString())
                .isEqualTo("[{\"name\":\"message\",\"value\":\"a=b\"}]");
        assertThat(container.at("/resources/requests").toString())
                .isEqualTo("{\"memoryInGB\":1.5,\"cpu\":1.0,\"gpu\":{\"count\":1,\"sku\":\"V100\"}}");
        assertThat(properties.path("ipAddress").toString())
                .isEqualTo("{\"ports\":[{\"port\":8080,\"protocol\":\"TCP\"},{\"port\":53,\"protocol\":\"UDP\"}],"
                        + "\"type\":\"Private\"}");
        assertThat(properties.at("/subnetIds/0/id").asText())
                .contains("/virtualnetworks/")
                .contains("/subnets/");
        assertThat(azure.sent("/virtualNetworks/")
                        .at("/properties/subnets/0/properties/delegations/0/properties/serviceName")
                        .asText())
                .isEqualTo("Microsoft.ContainerInstance/containerGroups");
    }

    @Test
    void givesAPublicGroupItsDnsName() {
        Resource created = create(open, Map.of());

        String name = "occopus-web-" + owner.instanceId();
        String host = name + ".westeurope.azurecontainer.io";
        JsonNode properties = azure.sent(GROUPS).path("properties");
        assertThat(properties.at("/ipAddress/dnsNameLabel").asText()).isEqualTo(name);
        assertThat(properties.at("/ipAddress/ports/0/port").asInt()).isEqualTo(80);
        assertThat(properties
                        .at("/containers/0/properties/environmentVariables/0")
                        .toString())
                .isEqualTo("{\"name\":\"_OCCOPUS_ALLOCATED_FQDN\",\"value\":\"" + host + "\"}");
        assertThat(created.addresses()).hasSize(2).first().isEqualTo(host);
        assertThat(created.privateAddress()).hasValue(created.addresses().get(1));
        assertThat(azure.count("PUT", "/virtualNetworks/")).isZero();
    }

    @Test
    void givesACommandThatIsATextToAShell() {
        create(open, Map.of("command", "echo hello && sleep 9"));

        assertThat(azure.sent(GROUPS)
                        .at("/properties/containers/0/properties/command")
                        .toString())
                .isEqualTo("[\"/bin/sh\",\"-c\",\"echo hello && sleep 9\"]");
    }

    @Test
    void keepsTheImagesCommandWhenThereIsNone() {
        create(open, Map.of());

        assertThat(azure.sent(GROUPS).at("/properties/containers/0/properties").has("command"))
                .isFalse();
    }

    @Test
    void tellsThatContextIsNotUsed() {
        var told = new ArrayList<String>();
        CreateRequest plain = Requests.of(owner, open, new UserData(Optional.of("#cloud-config"), Map.of()));
        handler.create(new CreateRequest(
                plain.owner(), plain.name(), plain.settings(), plain.userData(), told::add, plain.deadline()));

        assertThat(told).singleElement().asString().contains("not used");
    }

    @Test
    void deletesTheNetworkAfterTheGroup() {
        Resource created = create(hidden, Map.of());
        while (handler.delete(created.id(), soon()) == Deletion.UNDER_WAY) {
            assertThat(azure.requests).hasSizeLessThan(100);
        }

        assertThat(azure.subscription.resources).isEmpty();
        assertThat(azure.requests.stream().filter(request -> request.startsWith("DELETE")))
                .hasSize(2)
                .first()
                .asString()
                .containsIgnoringCase(GROUPS);
    }

    @Test
    void readsStateAndReasonOfAFailedGroup() {
        Resource created = create(hidden, Map.of());
        azure.change(cloud -> {
            FakeResource group = cloud.resource(created.id());
            group.become("Failed");
            var view = group.properties().withArray("containers").get(0).withObject("/properties/instanceView");
            view.putObject("currentState")
                    .put("state", "Terminated")
                    .put("exitCode", 1)
                    .put("detailStatus", "Error");
            view.putArray("events").addObject().put("type", "Warning").put("message", "Failed to pull image");
        });
        Resource failed = handler.describe(created.id(), soon()).orElseThrow();

        assertThat(failed.state()).isEqualTo(ResourceState.FAILED);
        assertThat(failed.fault()).hasValue("exit code 1 Error; Failed to pull image");
    }

    @Test
    void tellsAGroupThatWasStopped() {
        Resource created = create(hidden, Map.of());
        azure.change(cloud -> {
            cloud.resource(created.id()).become("Succeeded");
            cloud.resource(created.id()).properties().putObject("instanceView").put("state", "Stopped");
        });

        assertThat(handler.describe(created.id(), soon()).orElseThrow().state()).isEqualTo(ResourceState.STOPPED);
    }

    @Test
    void refusesSettingsThatCameOutWrongInTheEnd() {
        assertThatThrownBy(() -> create(Sections.with(hidden, "memory", "much"), Map.of()))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("'much' is no number");
        assertThat(azure.requests).isEmpty();
    }
}
