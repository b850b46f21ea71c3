package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Reads instances and volumes as resources. */
final class Ec2Resources {
    private Ec2Resources() {}

    static Resource of(Instance instance) {
        return of(instance, OwnerTags.read(instance.tags()));
    }

    /** An instance whose tags are not shown yet. */
    static Resource of(Instance instance, Owner owner) {
        var shown = new Resource(
                new ResourceId(instance.instanceId()),
                "instance",
                false,
                owner,
                stateOf(instance),
                wordOf(instance),
                addresses(instance),
                text(instance.privateIpAddress()),
                fault(instance),
                Optional.ofNullable(instance.launchTime()));
        return shown.failedFor(failure(instance));
    }

    static Resource of(Volume volume) {
        String word = text(volume.stateAsString()).orElse("unknown");
        return new Resource(
                new ResourceId(volume.volumeId()),
                "volume",
                true,
                OwnerTags.read(volume.tags()),
                Ec2States.ofVolume(word),
                word,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(volume.createTime()));
    }

    /** The ids of an instance and of its volumes, as far as they are attached already. */
    static List<String> withVolumes(Instance instance) {
        Stream<String> volumes = instance.blockDeviceMappings().stream()
                .flatMap(mapping -> Stream.ofNullable(mapping.ebs()))
                .flatMap(volume -> text(volume.volumeId()).stream());
        return Stream.concat(Stream.of(instance.instanceId()), volumes).toList();
    }

    static ResourceState stateOf(Instance instance) {
        return Ec2States.of(wordOf(instance), reason(instance).flatMap(found -> text(found.code())));
    }

    static boolean isTerminated(Instance instance) {
        return wordOf(instance).equals(Ec2States.TERMINATED);
    }

    static boolean isEnding(Instance instance) {
        return isTerminated(instance) || wordOf(instance).equals(Ec2States.SHUTTING_DOWN);
    }

    /** The reason in the cloud's words; empty while the instance runs or starts. */
    static Optional<String> fault(Instance instance) {
        boolean well = stateOf(instance) == ResourceState.RUNNING || stateOf(instance) == ResourceState.PENDING;
        Optional<String> words = reason(instance).flatMap(found -> text(found.message()));
        return well ? Optional.empty() : words.or(() -> text(instance.stateTransitionReason()));
    }

    private static Optional<ProviderFailure> failure(Instance instance) {
        return reason(instance)
                .filter(found -> stateOf(instance) == ResourceState.FAILED)
                .flatMap(found -> text(found.code()))
                .flatMap(Ec2ErrorCodes::ofReason);
    }

    private static Optional<StateReason> reason(Instance instance) {
        return Optional.ofNullable(instance.stateReason());
    }

    private static String wordOf(Instance instance) {
        return Optional.ofNullable(instance.state())
                .flatMap(state -> text(state.nameAsString()))
                .orElse("unknown");
    }

    private static List<String> addresses(Instance instance) {
        return Stream.of(instance.publicDnsName(), instance.publicIpAddress(), instance.privateIpAddress())
                .flatMap(address -> text(address).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
