package org.occopus.plugins.azure;

import com.azure.resourcemanager.containerinstance.fluent.models.ContainerGroupInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.plugins.azure.Companions.Target;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import reactor.core.publisher.Mono;

/**
 * Container groups of one subscription. Names are made of the node instance and creation is by name, so Azure itself
 * keeps a repeated creation from making a second group.
 */
final class AzureAciHandler implements ResourceHandler {
    private final Subscription subscription;
    private final ArmKind<ContainerGroupInner> groups;
    private final ArmKind<VirtualNetworkInner> networks;
    private final Companions companions;
    private final RequestReader reader;

    AzureAciHandler(Subscription subscription, ArmKind<ContainerGroupInner> groups) {
        this.subscription = subscription;
        this.groups = groups;
        this.networks = subscription.networks().networks();
        this.companions = new Companions(subscription.calls());
        this.reader = new RequestReader(subscription);
    }

    @Override
    public Resource create(CreateRequest request) {
        AzureAciSettings settings = reader.settings(request, AzureAciSettings::of);
        if (request.userData().context().isPresent()) {
            request.progress()
                    .accept("the context of the contextualisation is not used: containers take env and command");
        }
        var construction = new Construction(subscription, settings.place(), request);
        ArmId id = construction.id(groups, construction.names().machine());
        Optional<Resource> found = find(id, request.deadline());
        found.ifPresent(there -> construction.checkOwner(groups, id, there.owner()));
        return found.orElseGet(() -> new AciLaunch(settings, construction, groups).launch(request.userData()));
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        return find(reader.id(id, List.of(groups)), deadline);
    }

    private Optional<Resource> find(ArmId id, Deadline deadline) {
        return subscription.calls().find(groups, id, deadline).map(found -> new ContainerGroup(found).shown());
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        Mono<List<Resource>> all = Mono.zip(
                subscription.calls().owned(groups, tag),
                companions.listed(networks, tag),
                (found, others) -> Stream.concat(
                                found.stream().map(group -> new ContainerGroup(group).shown()), others.stream())
                        .toList());
        return subscription.calls().ask(all, CallSubject.ofListing(), deadline).orElse(List.of());
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        ArmId read = reader.id(id, List.of(groups, networks));
        return companions.delete(stages(read), deadline);
    }

    private List<List<Target>> stages(ArmId id) {
        if (id.type().equals(networks.type())) {
            return List.of(List.of(new Target(networks, id)));
        }
        ArmId network = id.sibling(networks.type(), new NodeNames(id.name()).network());
        return List.of(List.of(new Target(groups, id)), List.of(new Target(networks, network)));
    }
}
