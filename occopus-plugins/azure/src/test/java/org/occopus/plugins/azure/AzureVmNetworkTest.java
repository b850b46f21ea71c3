package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;

/** Machines in networks of the user's own. */
class AzureVmNetworkTest extends AzureVmFixture {
    private void putNetwork(String name, String... subnets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putObject("properties").putArray("subnets");
        for (String subnet : subnets) {
            list.addObject().put("name", subnet);
        }
        azure.change(cloud ->
                cloud.put(new ArmId(FakeSubscription.ID, "lab", "Microsoft.Network/virtualNetworks", name), body));
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
}
