package org.occopus.plugins.nova;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
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
 * @param portId the port made for it; empty when Nova makes its own
 * @param gibibytes the size of the volume to boot from; empty means no volume
 */
record ServerOrder(String imageId, String flavorId, Optional<String> portId, Optional<Integer> gibibytes) {
    /** What Nova takes as user data after encoding (api-ref, {@code user_data}). */
    private static final int MOST_USER_DATA = 65_535;

    /** The body of the creating request; with the owner in its metadata. */
    NovaServerCreate body(CreateRequest request, NovaSettings settings) {
        ServerCreateBuilder server = NovaServerCreate.builder()
                .name(settings.serverName().orElse(request.name()))
                .flavor(flavorId)
                .addMetadata(OwnerMarks.metadata(request.owner()));
        settings.keyName().ifPresent(server::keypairName);
        encoded(request.userData().context()).ifPresent(server::userData);
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

    /**
     * User data in Base64, compressed when it is too long otherwise: cloud-init unpacks it
     * (https://docs.cloud-init.io/en/latest/explanation/format.html).
     *
     * @throws IllegalArgumentException when it is too long even so
     */
    static Optional<String> encoded(Optional<String> context) {
        return context.map(text -> text.getBytes(StandardCharsets.UTF_8)).map(bytes -> {
            String plain = Base64.getEncoder().encodeToString(bytes);
            return plain.length() <= MOST_USER_DATA ? plain : compressed(bytes);
        });
    }

    private static String compressed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        String text = Base64.getEncoder().encodeToString(packed.toByteArray());
        if (text.length() > MOST_USER_DATA) {
            throw new IllegalArgumentException("the user data of contextualisation has " + bytes.length + " bytes, and "
                    + text.length() + " after compression and encoding: Nova takes " + MOST_USER_DATA
                    + ", have the machine fetch the rest");
        }
        return text;
    }
}
