package org.occopus.plugins.azure;

import com.azure.resourcemanager.compute.models.DiskCreateOptionTypes;
import com.azure.resourcemanager.compute.models.DiskDeleteOptionTypes;
import com.azure.resourcemanager.compute.models.HardwareProfile;
import com.azure.resourcemanager.compute.models.ImageReference;
import com.azure.resourcemanager.compute.models.LinuxConfiguration;
import com.azure.resourcemanager.compute.models.NetworkInterfaceReference;
import com.azure.resourcemanager.compute.models.NetworkProfile;
import com.azure.resourcemanager.compute.models.OSDisk;
import com.azure.resourcemanager.compute.models.OSProfile;
import com.azure.resourcemanager.compute.models.SshConfiguration;
import com.azure.resourcemanager.compute.models.SshPublicKey;
import com.azure.resourcemanager.compute.models.StorageProfile;
import com.azure.resourcemanager.compute.models.VirtualMachineSizeTypes;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.models.DeleteOptions;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.IpVersion;
import com.azure.resourcemanager.network.models.PublicIpAddressSku;
import com.azure.resourcemanager.network.models.PublicIpAddressSkuName;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a virtual machine as Azure wants them. Disk, interface and address are told to go when the machine goes,
 * so that Azure itself removes them even if Occopus never comes back.
 */
final class VmParts {
    private static final String ANY = "*";
    private static final int FIRST_PRIORITY = 100;

    private VmParts() {}

    static NetworkSecurityGroupInner openGuard() {
        var rule = new SecurityRuleInner()
                .withName("allow-inbound")
                .withPriority(FIRST_PRIORITY)
                .withDirection(SecurityRuleDirection.INBOUND)
                .withAccess(SecurityRuleAccess.ALLOW)
                .withProtocol(SecurityRuleProtocol.ASTERISK)
                .withSourceAddressPrefix(ANY)
                .withSourcePortRange(ANY)
                .withDestinationAddressPrefix(ANY)
                .withDestinationPortRange(ANY);
        return new NetworkSecurityGroupInner().withSecurityRules(List.of(rule));
    }

    /** Of the only kind that Azure still gives: https://azure.microsoft.com/updates?id=upgrade-to-standard-sku. */
    static PublicIpAddressInner publicAddress() {
        return new PublicIpAddressInner()
                .withSku(new PublicIpAddressSku().withName(PublicIpAddressSkuName.STANDARD))
                .withPublicIpAllocationMethod(IpAllocationMethod.STATIC)
                .withPublicIpAddressVersion(IpVersion.IPV4);
    }

    static NetworkInterfaceInner networkInterface(String configuration, String subnetId, Optional<String> addressId) {
        var address = new NetworkInterfaceIpConfigurationInner()
                .withName(configuration)
                .withPrimary(true)
                .withPrivateIpAllocationMethod(IpAllocationMethod.DYNAMIC)
                .withSubnet(new SubnetInner().withId(subnetId));
        addressId.ifPresent(id -> address.withPublicIpAddress(
                new PublicIpAddressInner().withId(id).withDeleteOption(DeleteOptions.DELETE)));
        return new NetworkInterfaceInner().withIpConfigurations(List.of(address));
    }

    static HardwareProfile hardware(String size) {
        return new HardwareProfile().withVmSize(VirtualMachineSizeTypes.fromString(size));
    }

    static StorageProfile storage(AzureVmSettings.Image image, String diskName) {
        return new StorageProfile()
                .withImageReference(new ImageReference()
                        .withPublisher(image.publisher())
                        .withOffer(image.offer())
                        .withSku(image.sku())
                        .withVersion(image.version()))
                .withOsDisk(new OSDisk()
                        .withName(diskName)
                        .withCreateOption(DiskCreateOptionTypes.FROM_IMAGE)
                        .withDeleteOption(DiskDeleteOptionTypes.DELETE));
    }

    static NetworkProfile network(String interfaceId) {
        return new NetworkProfile()
                .withNetworkInterfaces(List.of(new NetworkInterfaceReference()
                        .withId(interfaceId)
                        .withPrimary(true)
                        .withDeleteOption(com.azure.resourcemanager.compute.models.DeleteOptions.DELETE)));
    }

    static OSProfile system(String computerName, AzureVmSettings.Login login, Optional<String> userData) {
        var profile = new OSProfile().withComputerName(computerName).withAdminUsername(login.user());
        login.password().ifPresent(profile::withAdminPassword);
        login.publicKey().ifPresent(key -> profile.withLinuxConfiguration(keyLogin(login, key)));
        userData.map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .ifPresent(profile::withCustomData);
        return profile;
    }

    private static LinuxConfiguration keyLogin(AzureVmSettings.Login login, String key) {
        return new LinuxConfiguration()
                .withDisablePasswordAuthentication(login.password().isEmpty())
                .withSsh(new SshConfiguration()
                        .withPublicKeys(List.of(new SshPublicKey()
                                .withPath("/home/" + login.user() + "/.ssh/authorized_keys")
                                .withKeyData(key.strip()))));
    }
}
