package org.occopus.plugins.nova;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/**
 * Deletes a server with all that exists for it. Companions know their server by their marks, so that they are found when
 * somebody else deleted it.
 */
final class ServerRemoval {
    private final Servers servers;
    private final FloatingIps floatingIps;
    private final Ports ports;
    private final Volumes volumes;

    ServerRemoval(Servers servers, FloatingIps floatingIps, Ports ports, Volumes volumes) {
        this.servers = servers;
        this.floatingIps = floatingIps;
        this.ports = ports;
        this.volumes = volumes;
    }

    Deletion remove(String serverId, Deadline deadline) {
        Optional<Server> server = servers.find(serverId, deadline);
        server.filter(found -> !found.isBeingDeleted()).ifPresent(found -> begin(found, deadline));
        return server.isPresent() ? Deletion.UNDER_WAY : removeLeftovers(serverId, deadline);
    }

    private void begin(Server server, Deadline deadline) {
        server.owner().ifPresent(owner -> volumes.mark(server, owner, deadline));
        servers.delete(server, deadline);
        server.owner().ifPresent(owner -> {
            remove(ports, owner, deadline);
            remove(floatingIps, owner, deadline);
        });
    }

    private Deletion removeLeftovers(String serverId, Deadline deadline) {
        Stream<Companions> marked = Stream.of(floatingIps, volumes);
        return marked.flatMap(companions -> companions.ownerOf(serverId, deadline).stream())
                .findFirst()
                .map(owner -> removeAll(owner, deadline))
                .orElse(Deletion.DONE);
    }

    /** The addresses last: their marks are what leads to the rest. */
    private Deletion removeAll(Owner owner, Deadline deadline) {
        List<Deletion> deletions = Stream.of(volumes, ports, floatingIps)
                .map(companions -> remove(companions, owner, deadline))
                .toList();
        return deletions.contains(Deletion.UNDER_WAY) ? Deletion.UNDER_WAY : Deletion.DONE;
    }

    private static Deletion remove(Companions companions, Owner owner, Deadline deadline) {
        List<Deletion> deletions = companions.list(OwnerTag.instance(owner.instanceId()), deadline).stream()
                .map(found -> companions.delete(NovaId.of(found.id()).id(), deadline))
                .toList();
        return deletions.contains(Deletion.UNDER_WAY) ? Deletion.UNDER_WAY : Deletion.DONE;
    }
}
