package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceId;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Calls about the volumes that instances were launched with. Most end with their instance; an image may say otherwise. */
final class Volumes {
    private static final int PAGE = 500;

    private final Ec2Calls calls;

    Volumes(Ec2Calls calls) {
        this.calls = calls;
    }

    /** Ids of volumes begin with {@code vol-} (of instances: {@code i-}). */
    static boolean isVolume(ResourceId id) {
        return id.value().startsWith("vol-");
    }

    /** Empty when the cloud does not know the id, or the volume is deleted. */
    Optional<Volume> find(String id, Deadline deadline) {
        var request = DescribeVolumesRequest.builder().volumeIds(id).build();
        try {
            return list(request, CallSubject.ofExisting(id), deadline).stream()
                    .filter(found -> id.equals(found.volumeId()))
                    .findFirst();
        } catch (ProviderException e) {
            if (Ec2ErrorCodes.isUnknownVolume(e.providerCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Everything that carries a tag and is not deleted. A server that does not list volumes, or not for this login, has none
     * that could be found: machines must not be lost sight of for that.
     */
    List<Volume> ofTag(OwnerTag tag, Deadline deadline) {
        var request = DescribeVolumesRequest.builder()
                .filters(OwnerTags.filter(tag))
                .maxResults(PAGE)
                .build();
        try {
            return list(request, CallSubject.ofListing("volumes"), deadline).stream()
                    .filter(found -> OwnerTags.carries(found.tags(), tag))
                    .toList();
        } catch (ProviderException e) {
            if (e.kind() == ProviderFailure.REFUSED || Ec2ErrorCodes.isUnsupported(e.providerCode())) {
                return List.of();
            }
            throw e;
        }
    }

    private List<Volume> list(DescribeVolumesRequest request, CallSubject subject, Deadline deadline) {
        return calls.call(
                deadline,
                subject,
                client -> client.describeVolumesPaginator(request).volumes().stream()
                        .filter(volume -> volume.state() != VolumeState.DELETED)
                        .toList());
    }

    /** Deletes a volume once nothing uses it any more. */
    Deletion delete(String id, Deadline deadline) {
        Optional<Volume> found = find(id, deadline);
        found.ifPresent(volume -> delete(volume, deadline));
        return found.isPresent() ? Deletion.UNDER_WAY : Deletion.DONE;
    }

    /** One that is still attached, or deleted already, is left alone. */
    void delete(Volume volume, Deadline deadline) {
        if (volume.state() != VolumeState.AVAILABLE && volume.state() != VolumeState.ERROR) {
            return;
        }
        try {
            calls.call(
                    deadline,
                    CallSubject.ofExisting(volume.volumeId()),
                    client -> client.deleteVolume(request -> request.volumeId(volume.volumeId())));
        } catch (ProviderException e) {
            if (!Ec2ErrorCodes.isUnknownVolume(e.providerCode())) {
                throw e;
            }
        }
    }
}
