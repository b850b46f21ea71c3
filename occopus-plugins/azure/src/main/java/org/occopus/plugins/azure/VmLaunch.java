package org.occopus.plugins.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import java.util.Optional;
import org.occopus.spi.resource.Resource;

/**
 * Makes a virtual machine and what it needs, each as soon as Azure has named what it refers to.
 *
 * @param settings what the user wants
 * @param construction the creation
 * @param compute machines
 */
record VmLaunch(AzureVmSettings settings, Construction construction, ComputeKinds compute) {

    /** The machine, on its way. */
    Resource launch(Optional<String> userData) {
        return construction.build(() -> {
            String subnet = new NodeNetwork(construction, Optional.empty()).subnetId();
            Optional<NetworkSecurityGroupInner> guard = openGuard();
            Optional<PublicIpAddressInner> address = publicAddress();
            NetworkInterfaceInner nic = networkInterface(subnet, guard, address);
            VirtualMachineInner machine = machine(nic, userData);
            return new Machine(machine, Optional.empty(), Optional.of(nic), address).shown();
        });
    }

    /**
     * A public address of today's kind lets nothing in without a security group
     * (https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses). The user's own network has the
     * user's own rules; one made for the node lets everything in, as the original's addresses did.
     */
    private Optional<NetworkSecurityGroupInner> openGuard() {
        if (!settings.publicAddress() || settings.place().network().isPresent()) {
            return Optional.empty();
        }
        var kind = construction.subscription().networks().securityGroups();
        String name = construction.names().securityGroup();
        construction.ensure(kind, name, VmParts.openGuard());
        return Optional.of(new NetworkSecurityGroupInner()
                .withId(construction.id(kind, name).toString()));
    }

    private Optional<PublicIpAddressInner> publicAddress() {
        var kind = construction.subscription().networks().addresses();
        return Optional.of(construction.names().address())
                .filter(name -> settings.publicAddress())
                .map(name -> construction.ensure(kind, name, VmParts.publicAddress()));
    }

    private NetworkInterfaceInner networkInterface(
            String subnet, Optional<NetworkSecurityGroupInner> guard, Optional<PublicIpAddressInner> address) {
        var networks = construction.subscription().networks();
        NodeNames names = construction.names();
        Optional<String> addressId = address.map(
                any -> construction.id(networks.addresses(), names.address()).toString());
        NetworkInterfaceInner wanted = VmParts.networkInterface(names.addressConfiguration(), subnet, addressId);
        guard.ifPresent(wanted::withNetworkSecurityGroup);
        return construction.ensure(networks.interfaces(), names.networkInterface(), wanted);
    }

    private VirtualMachineInner machine(NetworkInterfaceInner nic, Optional<String> userData) {
        NodeNames names = construction.names();
        var wanted = new VirtualMachineInner()
                .withHardwareProfile(VmParts.hardware(settings.size()))
                .withStorageProfile(VmParts.storage(settings.image(), names.disk()))
                .withNetworkProfile(VmParts.network(ArmId.of(nic.id()).toString()))
                .withOsProfile(
                        VmParts.system(settings.computerName().orElse(names.machine()), settings.login(), userData));
        return construction.make(compute.machines(), names.machine(), wanted);
    }
}
