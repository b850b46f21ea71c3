package org.occopus.plugins.azure;

import com.azure.resourcemanager.containerinstance.fluent.models.ContainerGroupInner;
import com.azure.resourcemanager.containerinstance.models.ContainerGroupIpAddressType;
import com.azure.resourcemanager.containerinstance.models.ContainerGroupNetworkProtocol;
import com.azure.resourcemanager.containerinstance.models.ContainerGroupRestartPolicy;
import com.azure.resourcemanager.containerinstance.models.ContainerGroupSubnetId;
import com.azure.resourcemanager.containerinstance.models.IpAddress;
import com.azure.resourcemanager.containerinstance.models.OperatingSystemTypes;
import com.azure.resourcemanager.containerinstance.models.Port;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.UserData;

/**
 * Makes a container group of one container, and its network when the group is private.
 *
 * @param settings what the user wants
 * @param construction the creation
 * @param groups container groups
 */
record AciLaunch(AzureAciSettings settings, Construction construction, ArmKind<ContainerGroupInner> groups) {
    private static final String SERVICE = "Microsoft.ContainerInstance/containerGroups";

    /** The group, on its way. */
    Resource launch(UserData userData) {
        return construction.build(() -> {
            ContainerGroupInner wanted = wanted(userData);
            if (!settings.publicAddress()) {
                String subnet = new NodeNetwork(construction, Optional.of(SERVICE)).subnetId();
                wanted.withSubnetIds(List.of(new ContainerGroupSubnetId().withId(subnet)));
            }
            return new ContainerGroup(
                            construction.make(groups, construction.names().machine(), wanted))
                    .shown();
        });
    }

    private ContainerGroupInner wanted(UserData userData) {
        var container = new ContainerSpec(settings, construction.names().machine(), userData);
        return new ContainerGroupInner()
                .withContainers(List.of(container.wanted()))
                .withOsType(settings.windows() ? OperatingSystemTypes.WINDOWS : OperatingSystemTypes.LINUX)
                .withRestartPolicy(ContainerGroupRestartPolicy.ALWAYS)
                .withIpAddress(address());
    }

    private IpAddress address() {
        var address = new IpAddress()
                .withPorts(settings.ports().stream().map(AciLaunch::port).toList());
        return settings.publicAddress()
                ? address.withType(ContainerGroupIpAddressType.PUBLIC)
                        .withDnsNameLabel(construction.names().machine())
                : address.withType(ContainerGroupIpAddressType.PRIVATE);
    }

    private static Port port(ExposedPort exposed) {
        return new Port()
                .withPort(exposed.number())
                .withProtocol(ContainerGroupNetworkProtocol.fromString(exposed.protocol()));
    }
}
