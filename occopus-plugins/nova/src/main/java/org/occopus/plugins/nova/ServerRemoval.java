package org.occopus.plugins.nova;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/**
 * Deletes a server with all that exists for it. Companions know their server by their marks, so that they are found when
 * somebody else deleted it.
 */
final class ServerRemoval {
    /** A silent Cinder leaves time for the server itself. */
    private static final Duration MARKING = Duration.ofSeconds(30);

    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private final Servers servers;
    private final FloatingIps floatingIps;
    private final Ports ports;
    private final Volumes volumes;

    /** Volumes that could not be marked, by the server that they go with. Known to this process only. */
    private final ConcurrentHashMap<String, List<String>> unmarked = new ConcurrentHashMap<>();

    /** Servers that Nova was told to delete a moment ago. */
    private final Cache<String, Boolean> told =
            CacheBuilder.newBuilder().expireAfterWrite(TELL_AGAIN).build();

    ServerRemoval(Servers servers, FloatingIps floatingIps, Ports ports, Volumes volumes) {
        this.servers = servers;
        this.floatingIps = floatingIps;
        this.ports = ports;
        this.volumes = volumes;
    }

    Deletion remove(String serverId, Deadline deadline) {
        Optional<Server> server = servers.find(serverId, deadline);
        server.ifPresent(found -> {
            if (!found.isBeingDeleted()) {
                begin(found, deadline);
            } else if (told.getIfPresent(serverId) == null) {
                tell(found, deadline);
            }
        });
        return server.isPresent() ? Deletion.UNDER_WAY : removeLeftovers(serverId, deadline);
    }

    private void begin(Server server, Deadline deadline) {
        server.owner().ifPresent(owner -> mark(server, owner, deadline));
        tell(server, deadline);
        server.owner().ifPresent(owner -> {
            remove(ports, owner, deadline);
            remove(floatingIps, owner, deadline);
        });
    }

    /** What Nova was told is lost when the machine of the server restarts in the middle of it. */
    private void tell(Server server, Deadline deadline) {
        servers.delete(server, deadline);
        told.put(server.id(), true);
    }

    /** A server goes whether Cinder is well or not, and costs nothing any more; its volumes are then known by their ids. */
    private void mark(Server server, Owner owner, Deadline deadline) {
        try {
            volumes.mark(server, owner, deadline.atMost(MARKING));
            unmarked.remove(server.id());
        } catch (ProviderException e) {
            unmarked.put(server.id(), server.volumesToDelete());
        }
    }

    private Deletion removeLeftovers(String serverId, Deadline deadline) {
        List<String> known = unmarked.getOrDefault(serverId, List.of());
        if (deletions(known.stream().map(id -> volumes.delete(id, deadline))) == Deletion.UNDER_WAY) {
            return Deletion.UNDER_WAY;
        }
        unmarked.remove(serverId);
        Stream<Companions> marked = Stream.of(floatingIps, volumes);
        return marked.flatMap(companions -> companions.ownerOf(serverId, deadline).stream())
                .findFirst()
                .map(owner -> removeAll(owner, deadline))
                .orElse(Deletion.DONE);
    }

    /** The addresses last: their marks are what leads to the rest. */
    private Deletion removeAll(Owner owner, Deadline deadline) {
        return deletions(Stream.of(volumes, ports, floatingIps).map(companions -> remove(companions, owner, deadline)));
    }

    private static Deletion remove(Companions companions, Owner owner, Deadline deadline) {
        return deletions(companions.list(OwnerTag.instance(owner.instanceId()), deadline).stream()
                .map(found -> companions.delete(NovaId.of(found.id()).id(), deadline)));
    }

    /** Makes them all before it tells whether all are done. */
    private static Deletion deletions(Stream<Deletion> made) {
        return made.toList().contains(Deletion.UNDER_WAY) ? Deletion.UNDER_WAY : Deletion.DONE;
    }
}
