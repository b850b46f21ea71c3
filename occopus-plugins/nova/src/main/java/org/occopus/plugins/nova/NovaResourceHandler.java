package org.occopus.plugins.nova;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.Turns;

/** Servers of one project in one region. */
final class NovaResourceHandler implements ResourceHandler {
    private final Cloud cloud;
    private final Servers servers;
    private final Volumes volumes;
    private final List<Companions> companions;
    private final ServerLaunch launch;
    private final ServerRemoval removal;
    private final Turns turns = new Turns();

    NovaResourceHandler(Cloud cloud, String projectId) {
        var floatingIps = new FloatingIps(cloud, projectId);
        var ports = new Ports(cloud, projectId);
        this.cloud = cloud;
        this.servers = new Servers(cloud);
        this.volumes = new Volumes(cloud);
        this.companions = List.of(floatingIps, ports, volumes);
        this.launch = new ServerLaunch(cloud, servers, floatingIps, ports, new Choices(cloud, projectId));
        this.removal = new ServerRemoval(servers, floatingIps, ports, volumes);
    }

    @Override
    public Resource create(CreateRequest request) {
        NovaSettings settings = settings(request);
        try {
            return turns.inTurn(request.token(), request.deadline(), () -> launch.launch(request, settings));
        } catch (TimeoutException e) {
            throw lost(request, settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(request, settings, e);
        }
    }

    private ProviderException lost(CreateRequest request, NovaSettings settings, Exception cause) {
        return cloud.failures().lost(CallSubject.ofNew(request.name(), settings), new LostCall(cause));
    }

    private static NovaSettings settings(CreateRequest request) {
        try {
            return NovaSettings.of(request.settings());
        } catch (IllegalArgumentException e) {
            String message = "Server '" + request.name() + "' cannot be asked of OpenStack: " + e.getMessage();
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        var parts = NovaId.of(id);
        Optional<Companions> kind = kind(parts);
        return kind.isPresent()
                ? kind.get().describe(parts.id(), deadline)
                : servers.find(parts.id(), deadline).map(Server::resource);
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        Map<ResourceId, Resource> found = new LinkedHashMap<>();
        for (Server server : servers.list(tag, deadline)) {
            add(found, server.resource());
            server.owner().ifPresent(owner -> server.volumes().forEach(id -> add(found, volumes.ofServer(id, owner))));
        }
        companions.forEach(kind -> kind.list(tag, deadline).forEach(companion -> add(found, companion)));
        return new ArrayList<>(found.values());
    }

    private static void add(Map<ResourceId, Resource> found, Resource resource) {
        found.put(resource.id(), resource);
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        var parts = NovaId.of(id);
        Optional<Companions> kind = kind(parts);
        return kind.isPresent() ? kind.get().delete(parts.id(), deadline) : removal.remove(parts.id(), deadline);
    }

    private Optional<Companions> kind(NovaId parts) {
        return companions.stream()
                .filter(kind -> kind.kind().equals(parts.kind()))
                .findFirst();
    }
}
