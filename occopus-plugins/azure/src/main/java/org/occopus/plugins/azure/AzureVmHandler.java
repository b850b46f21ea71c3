package org.occopus.plugins.azure;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;

/**
 * Virtual machines of one subscription. All names are made of the node instance and creation is by name, so Azure itself
 * keeps a repeated creation from making a second machine.
 */
final class AzureVmHandler implements ResourceHandler {
    private final Subscription subscription;
    private final ComputeKinds compute;
    private final Machines machines;
    private final Companions companions;
    private final RequestReader reader;

    AzureVmHandler(Subscription subscription, ComputeKinds compute) {
        this.subscription = subscription;
        this.compute = compute;
        this.machines = new Machines(subscription, compute);
        this.companions = new Companions(subscription.calls());
        this.reader = new RequestReader(subscription);
    }

    @Override
    public Resource create(CreateRequest request) {
        AzureVmSettings settings = reader.settings(request, AzureVmSettings::of);
        var construction = new Construction(subscription, settings.place(), request);
        ArmId id = construction.id(compute.machines(), construction.names().machine());
        Optional<Resource> found = machines.find(id, request.deadline());
        found.ifPresent(there -> construction.checkOwner(compute.machines(), id, there.owner()));
        return found.orElseGet(() -> new VmLaunch(settings, construction, compute)
                .launch(request.userData().context()));
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        return machines.find(reader.id(id, List.of(compute.machines())), deadline);
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        return machines.listed(tag, deadline);
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        return companions.delete(machines.stages(reader.id(id, machines.kinds())), deadline);
    }
}
