package org.occopus.plugins.nova;

import java.util.List;
import java.util.Optional;
import org.occopus.plugins.nova.Choices.Flavor;
import org.occopus.plugins.nova.NovaSettings.FloatingOrder;
import org.occopus.plugins.nova.NovaSettings.VolumeOrder;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;

/** Creates a server with its port and floating address, or finds what earlier attempts made and completes it. */
final class ServerLaunch {
    private final Cloud cloud;
    private final Servers servers;
    private final FloatingIps floatingIps;
    private final Ports ports;
    private final Choices choices;

    ServerLaunch(Cloud cloud, Servers servers, FloatingIps floatingIps, Ports ports, Choices choices) {
        this.cloud = cloud;
        this.servers = servers;
        this.floatingIps = floatingIps;
        this.ports = ports;
        this.choices = choices;
    }

    Resource launch(CreateRequest request, NovaSettings settings) {
        String name = settings.serverName().orElse(request.name());
        Server server = servers.findCreated(name, OwnerTag.instance(request.token()), request.deadline())
                .orElseGet(() -> create(name, request, settings));
        if (settings.floating().isPresent()) {
            floatingIps.mark(request.owner(), server.id(), request.deadline());
        }
        return server.resource();
    }

    private Server create(String name, CreateRequest request, NovaSettings settings) {
        CallSubject subject = CallSubject.ofNew(name, settings);
        Deadline deadline = request.deadline();
        Optional<String> userData = request.userData().context().map(context -> encoded(context, subject));
        Flavor flavor = choices.flavor(settings.flavor(), deadline);
        String imageId = choices.imageId(settings.image(), deadline);
        Optional<Integer> gibibytes = settings.volume().map(order -> gibibytes(order, flavor, imageId, deadline));
        Optional<String> port = settings.floating().map(order -> reserve(order, request, settings));
        var order = new ServerOrder(imageId, flavor.id(), userData, port, gibibytes);
        String id = servers.create(order.body(request, settings), subject, deadline);
        return Server.ofNew(id, request.owner());
    }

    private int gibibytes(VolumeOrder order, Flavor flavor, String imageId, Deadline deadline) {
        return order.gibibytes() > 0
                ? order.gibibytes()
                : Math.max(flavor.disk(), choices.gibibytesOf(imageId, deadline));
    }

    /** The port comes first: with an address on it before there is a server, the server shows it from its beginning. */
    private String reserve(FloatingOrder order, CreateRequest request, NovaSettings settings) {
        Deadline deadline = request.deadline();
        String poolId = choices.poolId(order, deadline);
        String networkId = choices.networkId(settings.network(), deadline);
        List<String> groupIds = choices.securityGroupIds(settings.securityGroups(), deadline);
        String portId = ports.reserve(networkId, groupIds, request);
        floatingIps.reserve(poolId, portId, request);
        return portId;
    }

    private String encoded(String context, CallSubject subject) {
        try {
            return ServerUserData.encoded(context);
        } catch (IllegalArgumentException e) {
            throw cloud.failures().refused(subject, String.valueOf(e.getMessage()));
        }
    }
}
