package org.occopus.plugins.azure;

import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.Delegation;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.failure.ProviderException;

/**
 * The subnet that a node is put into: the user's, or one in a network that is made for the node alone. A subnet carries
 * no tags, so that none is ever made in a network of the user's: it could not be found again after a failure.
 *
 * @param construction the creation
 * @param service the service that the subnet has to be delegated to; empty for none
 */
record NodeNetwork(Construction construction, Optional<String> service) {
    private static final String NETWORK_RANGE = "10.0.0.0/16";
    private static final String SUBNET_RANGE = "10.0.0.0/24";

    /** The id of the subnet, whose network may still be on its way. */
    String subnetId() {
        AzurePlace place = construction.place();
        return place.network()
                .map(network -> subnetId(network, place.subnet().orElseGet(() -> onlySuitable(network))))
                .orElseGet(this::ofOwnNetwork);
    }

    private String subnetId(String network, String subnet) {
        return construction.id(kind(), network) + "/subnets/" + subnet;
    }

    private String ofOwnNetwork() {
        NodeNames names = construction.names();
        construction.ensure(kind(), names.network(), wanted(names.subnet()));
        return subnetId(names.network(), names.subnet());
    }

    private ArmKind<VirtualNetworkInner> kind() {
        return construction.subscription().networks().networks();
    }

    private VirtualNetworkInner wanted(String subnetName) {
        // Without it a machine that has no public address could not fetch packages.
        var subnet = new SubnetInner()
                .withName(subnetName)
                .withAddressPrefix(SUBNET_RANGE)
                .withDefaultOutboundAccess(true);
        service.ifPresent(name -> subnet.withDelegations(
                List.of(new Delegation().withName("containers").withServiceName(name))));
        return new VirtualNetworkInner()
                .withAddressSpace(new AddressSpace().withAddressPrefixes(List.of(NETWORK_RANGE)))
                .withSubnets(List.of(subnet));
    }

    private String onlySuitable(String network) {
        ArmId id = construction.id(kind(), network);
        VirtualNetworkInner found = construction
                .subscription()
                .calls()
                .find(kind(), id, construction.deadline())
                .orElseThrow(() -> refused(id, "there is no such network, which 'vnet_name' names"));
        List<String> suitable = (found.subnets() == null ? List.<SubnetInner>of() : found.subnets())
                .stream().filter(this::isSuitable).map(SubnetInner::name).toList();
        if (suitable.size() != 1) {
            throw refused(
                    id,
                    "it has " + suitable.size() + " suitable subnets " + suitable
                            + ", so that 'subnet_name' must name one"
                            + service.map(name -> " that is delegated to " + name)
                                    .orElse(""));
        }
        return suitable.getFirst();
    }

    private boolean isSuitable(SubnetInner subnet) {
        List<Delegation> delegations = subnet.delegations() == null ? List.of() : subnet.delegations();
        return service.map(name -> delegations.stream().anyMatch(found -> name.equals(found.serviceName())))
                .orElse(delegations.isEmpty());
    }

    private ProviderException refused(ArmId id, String words) {
        return construction.subscription().failures().refused(kind().subject(id), words);
    }
}
