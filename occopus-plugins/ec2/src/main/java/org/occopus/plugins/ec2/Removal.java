package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceId;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Ends a machine, and after it whatever else carries its node instance's tag. */
final class Removal {
    private final Instances instances;
    private final Volumes volumes;
    private final Newborns newborns;

    /** Node instances by the machines that were told to end: a cloud that forgets those at once forgets their tags too. */
    private final ConcurrentHashMap<ResourceId, String> ending = new ConcurrentHashMap<>();

    Removal(Instances instances, Volumes volumes, Newborns newborns) {
        this.instances = instances;
        this.volumes = volumes;
        this.newborns = newborns;
    }

    Deletion remove(ResourceId id, Deadline deadline) {
        Optional<Instance> found = instances.find(id.value(), deadline);
        if (found.isPresent() && !Ec2Resources.isTerminated(found.get())) {
            terminate(found.get(), deadline);
            return Deletion.UNDER_WAY;
        }
        if (found.isEmpty() && newborns.find(id).isPresent()) {
            return Deletion.UNDER_WAY;
        }
        newborns.forget(id);
        String token = found.map(Removal::tokenOf).orElseGet(() -> ending.getOrDefault(id, ""));
        Deletion rest = removeRest(token, deadline);
        if (rest == Deletion.DONE) {
            ending.remove(id);
        }
        return rest;
    }

    private static String tokenOf(Instance instance) {
        return OwnerTags.read(instance.tags()).instanceId();
    }

    /** The cloud may forget a terminated instance at once, so that its next "no such instance" can be believed. */
    private void terminate(Instance instance, Deadline deadline) {
        if (Ec2Resources.isEnding(instance)) {
            return;
        }
        try {
            instances.terminate(instance.instanceId(), deadline);
            newborns.forget(new ResourceId(instance.instanceId()));
            ending.put(new ResourceId(instance.instanceId()), tokenOf(instance));
        } catch (ProviderException e) {
            if (!Ec2ErrorCodes.isUnknownInstance(e.providerCode())) {
                throw e;
            }
        }
    }

    private Deletion removeRest(String token, Deadline deadline) {
        if (token.isEmpty()) {
            return Deletion.DONE;
        }
        List<Instance> others = instances.ofTag(OwnerTag.instance(token), deadline).stream()
                .filter(instance -> !Ec2Resources.isTerminated(instance))
                .toList();
        others.forEach(instance -> terminate(instance, deadline));
        List<Volume> left = volumes.ofTag(OwnerTag.instance(token), deadline);
        left.forEach(volume -> volumes.delete(volume, deadline));
        return others.isEmpty() && left.isEmpty() ? Deletion.DONE : Deletion.UNDER_WAY;
    }
}
