package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Machines of one account at one EC2 interface. A terminated instance, which Amazon goes on listing for about an hour,
 * counts as gone; only when it ended without being asked to, it is still described, so that its reason reaches the user.
 */
final class Ec2ResourceHandler implements ResourceHandler {
    private final Ec2Calls calls;
    private final Instances instances;
    private final Volumes volumes;
    private final Newborns newborns = new Newborns();
    private final InstanceLaunch launch;
    private final Removal removal;

    Ec2ResourceHandler(Ec2Calls calls) {
        this.calls = calls;
        this.instances = new Instances(calls);
        this.volumes = new Volumes(calls);
        this.launch = new InstanceLaunch(calls.failures(), instances);
        this.removal = new Removal(instances, volumes, newborns);
    }

    @Override
    public Resource create(CreateRequest request) {
        Instance made = launch.launch(launchOf(request), request.deadline());
        Resource resource = Ec2Resources.of(made, request.owner());
        newborns.add(resource);
        return resource;
    }

    private static Launch launchOf(CreateRequest request) {
        try {
            return Launch.of(request);
        } catch (IllegalArgumentException e) {
            String message = "Instance '" + request.name() + "' cannot be asked of EC2: " + e.getMessage();
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        if (Volumes.isVolume(id)) {
            return volumes.find(id.value(), deadline).map(Ec2Resources::of);
        }
        Optional<Instance> found = instances.find(id.value(), deadline);
        return found.isPresent() ? found.filter(Ec2ResourceHandler::isToldOf).map(Ec2Resources::of) : newborns.find(id);
    }

    private static boolean isToldOf(Instance instance) {
        return !Ec2Resources.isTerminated(instance) || Ec2Resources.stateOf(instance) == ResourceState.FAILED;
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        Stream<Resource> machines = Stream.concat(tagged(tag, deadline), untagged(tag, deadline));
        Stream<Resource> disks = volumes.ofTag(tag, deadline).stream().map(Ec2Resources::of);
        return Stream.concat(machines, disks).toList();
    }

    private Stream<Resource> tagged(OwnerTag tag, Deadline deadline) {
        return instances.ofTag(tag, deadline).stream()
                .filter(instance -> !Ec2Resources.isTerminated(instance))
                .map(Ec2Resources::of);
    }

    /** Where the launching call takes no tags, a machine may be known by its token only. */
    private Stream<Resource> untagged(OwnerTag tag, Deadline deadline) {
        if (!tag.key().equals(OwnerTag.INSTANCE)) {
            return Stream.empty();
        }
        return instances.ofToken(tag.value(), deadline).stream()
                .filter(instance -> !OwnerTags.carries(instance.tags(), tag) && !Ec2Resources.isTerminated(instance))
                .map(instance -> Ec2Resources.of(instance, new Owner("", "", "", tag.value())));
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        return Volumes.isVolume(id) ? volumes.delete(id.value(), deadline) : removal.remove(id, deadline);
    }

    @Override
    public void close() {
        calls.close();
    }
}
