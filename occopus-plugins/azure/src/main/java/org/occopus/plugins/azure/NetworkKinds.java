package org.occopus.plugins.azure;

import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import org.occopus.plugins.azure.ArmKind.Service;

/** The kinds of resources of {@code Microsoft.Network} that nodes are connected by. */
record NetworkKinds(
        ArmKind<VirtualNetworkInner> networks,
        ArmKind<NetworkSecurityGroupInner> securityGroups,
        ArmKind<PublicIpAddressInner> addresses,
        ArmKind<NetworkInterfaceInner> interfaces) {

    static NetworkKinds of(NetworkManagementClient client) {
        return new NetworkKinds(networks(client), securityGroups(client), addresses(client), interfaces(client));
    }

    private static ArmKind<VirtualNetworkInner> networks(NetworkManagementClient client) {
        var calls = client.getVirtualNetworks();
        return new ArmKind<>(
                "Microsoft.Network/virtualNetworks",
                "virtual network",
                new Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                VirtualNetworkInner::fromJson,
                VirtualNetworkInner::provisioningState);
    }

    private static ArmKind<NetworkSecurityGroupInner> securityGroups(NetworkManagementClient client) {
        var calls = client.getNetworkSecurityGroups();
        return new ArmKind<>(
                "Microsoft.Network/networkSecurityGroups",
                "network security group",
                new Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                NetworkSecurityGroupInner::fromJson,
                NetworkSecurityGroupInner::provisioningState);
    }

    private static ArmKind<PublicIpAddressInner> addresses(NetworkManagementClient client) {
        var calls = client.getPublicIpAddresses();
        return new ArmKind<>(
                "Microsoft.Network/publicIPAddresses",
                "public address",
                new Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                PublicIpAddressInner::fromJson,
                PublicIpAddressInner::provisioningState);
    }

    private static ArmKind<NetworkInterfaceInner> interfaces(NetworkManagementClient client) {
        var calls = client.getNetworkInterfaces();
        return new ArmKind<>(
                "Microsoft.Network/networkInterfaces",
                "network interface",
                new Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                NetworkInterfaceInner::fromJson,
                NetworkInterfaceInner::provisioningState);
    }
}
