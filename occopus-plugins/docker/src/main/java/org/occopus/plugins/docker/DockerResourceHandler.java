package org.occopus.plugins.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/**
 * Containers on one Docker engine. A container's name is made of its node instance and is unique on the engine, so
 * Docker itself keeps a repeated creation from making a second one.
 */
final class DockerResourceHandler implements ResourceHandler {
    /** Last words are worth a short wait only. */
    private static final Duration LOG_LIMIT = Duration.ofSeconds(2);

    private final DockerEngine engine;
    private final Containers containers;
    private final ContainerLaunch launch;

    DockerResourceHandler(DockerEngine engine, ServerFiles files) {
        this.engine = engine;
        this.containers = new Containers(engine);
        this.launch = new ContainerLaunch(engine, containers, new Images(engine, files));
    }

    @Override
    public Resource create(CreateRequest request) {
        ContainerSpec spec = spec(request);
        if (request.userData().context().isPresent()) {
            request.progress()
                    .accept("the context of the contextualisation is not used: containers take env and command");
        }
        var id = new ResourceId(launch.launch(spec, request));
        return describe(id, request.deadline())
                .orElseThrow(() -> engine.failures().open(CallSubject.ofNew(spec), "it was removed while it started"));
    }

    private static ContainerSpec spec(CreateRequest request) {
        try {
            return ContainerSpec.of(DockerSettings.of(request.settings()), request);
        } catch (IllegalArgumentException e) {
            String message = "Container '" + request.name() + "' cannot be asked of Docker: " + e.getMessage();
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        return containers.find(id.value(), deadline).map(found -> shown(found, deadline));
    }

    private Resource shown(InspectContainerResponse found, Deadline deadline) {
        boolean failed = ContainerResources.stateOf(found) == ResourceState.FAILED;
        return ContainerResources.of(found, failed ? lastLines(found.getId(), deadline) : List.of());
    }

    /** Some log drivers cannot be read, and a container may go away meanwhile: no lines are no reason to fail. */
    private List<String> lastLines(String id, Deadline deadline) {
        try {
            return containers.lastLines(id, deadline.atMost(LOG_LIMIT));
        } catch (ProviderException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return List.of();
        }
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        return containers.list(tag, deadline);
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        return containers.end(id.value(), deadline);
    }

    @Override
    public void close() {
        engine.close();
    }
}
