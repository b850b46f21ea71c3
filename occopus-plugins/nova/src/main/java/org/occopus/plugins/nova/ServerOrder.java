package org.occopus.plugins.nova;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.resource.CreateRequest;
import org.openstack4j.model.compute.BDMDestType;
import org.openstack4j.model.compute.BDMSourceType;
import org.openstack4j.model.compute.BlockDeviceMappingCreate;
import org.openstack4j.model.compute.builder.ServerCreateBuilder;
import org.openstack4j.openstack.compute.domain.NovaBlockDeviceMappingCreate;
import org.openstack4j.openstack.compute.domain.NovaServerCreate;

/**
 * One server as it is asked of Nova (https://docs.openstack.org/api-ref/compute/#create-server).
 *
 * @param imageId its image
 * @param flavorId its flavor
 * @param userData as {@link ServerUserData} encodes them; empty means none
 * @param portId the port made for it; empty when Nova makes its own
 * @param gibibytes the size of the volume to boot from; empty means no volume
 */
record ServerOrder(
        String imageId,
        String flavorId,
        Optional<String> userData,
        Optional<String> portId,
        Optional<Integer> gibibytes) {

    /** The body of the creating request; with the owner in its metadata. */
    NovaServerCreate body(CreateRequest request, NovaSettings settings) {
        ServerCreateBuilder server = NovaServerCreate.builder()
                .name(settings.serverName().orElse(request.name()))
                .flavor(flavorId)
                .addMetadata(OwnerMarks.metadata(request.owner()));
        settings.keyName().ifPresent(server::keypairName);
        userData.ifPresent(server::userData);
        gibibytes.ifPresentOrElse(size -> server.blockDevice(volume(size, settings)), () -> server.image(imageId));
        portId.ifPresentOrElse(server::addNetworkPort, () -> {
            settings.network().ifPresent(network -> server.networks(List.of(network)));
            settings.securityGroups().forEach(server::addSecurityGroup);
        });
        return (NovaServerCreate) server.build();
    }

    private BlockDeviceMappingCreate volume(int size, NovaSettings settings) {
        boolean kept = settings.volume().filter(NovaSettings.VolumeOrder::kept).isPresent();
        return NovaBlockDeviceMappingCreate.builder()
                .sourceType(BDMSourceType.IMAGE)
                .destinationType(BDMDestType.VOLUME)
                .uuid(imageId)
                .volumeSize(size)
                .bootIndex(0)
                .deleteOnTermination(!kept)
                .build();
    }
}
