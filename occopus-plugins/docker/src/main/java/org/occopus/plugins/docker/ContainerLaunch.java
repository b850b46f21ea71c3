package org.occopus.plugins.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.concurrent.TimeoutException;
import org.occopus.plugins.docker.Containers.Created;
import org.occopus.plugins.docker.Containers.Creation;
import org.occopus.plugins.docker.Containers.ImageMissing;
import org.occopus.plugins.docker.Containers.NameTaken;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Turns;

/**
 * Makes and starts a container, or finds the one that an earlier attempt made. The image is looked for only when Docker
 * misses it, so that the usual creation takes two requests.
 */
final class ContainerLaunch {
    private final DockerEngine engine;
    private final Containers containers;
    private final Images images;
    private final Turns turns = new Turns();

    ContainerLaunch(DockerEngine engine, Containers containers, Images images) {
        this.engine = engine;
        this.containers = containers;
        this.images = images;
    }

    /** Returns the id of the container, which runs or has run. */
    String launch(ContainerSpec spec, CreateRequest request) {
        CallSubject subject = CallSubject.ofNew(spec);
        try {
            return turns.inTurn(spec.name(), request.deadline(), () -> createOrFind(spec, request));
        } catch (TimeoutException e) {
            throw engine.failures().late(subject, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw engine.failures().interrupted(subject, e);
        }
    }

    private String createOrFind(ContainerSpec spec, CreateRequest request) {
        Deadline deadline = request.deadline();
        Creation creation = containers.create(spec, deadline);
        if (creation instanceof ImageMissing) {
            images.fetch(spec.image(), request.progress(), deadline);
            creation = containers.create(spec, deadline);
        }
        return switch (creation) {
            case Created created -> started(created.id(), spec, deadline);
            case NameTaken taken -> found(spec, deadline);
            case ImageMissing missing ->
                throw engine.failures()
                        .refused(CallSubject.ofImage(spec.image()), "404", "Docker says '" + missing.words() + "'");
        };
    }

    private String found(ContainerSpec spec, Deadline deadline) {
        CallSubject subject = CallSubject.ofNew(spec);
        InspectContainerResponse found = containers
                .find(spec.name(), deadline)
                .orElseThrow(() ->
                        engine.failures().open(subject, "its name is taken, but there is no such container (yet)"));
        if (!ContainerResources.owner(ContainerResources.labels(found)).equals(spec.owner())) {
            throw engine.failures().refused(subject, "409", belongsToAnother(found));
        }
        boolean unstarted = ContainerResources.wordOf(found).equals(DockerStates.CREATED);
        return unstarted ? started(found.getId(), spec, deadline) : found.getId();
    }

    private static String belongsToAnother(InspectContainerResponse found) {
        return "the name belongs to another container, " + found.getId()
                + ", which was not made for this node instance: remove or rename that one";
    }

    private String started(String id, ContainerSpec spec, Deadline deadline) {
        try {
            containers.start(id, CallSubject.ofNew(spec), deadline);
            return id;
        } catch (ProviderException e) {
            if (e.kind().isForGood()) {
                removeUnstartable(id, deadline, e);
            }
            throw e;
        }
    }

    /** What stays behind when this fails too is listed under the owner's tags; the first failure is the one to tell. */
    private void removeUnstartable(String id, Deadline deadline, ProviderException reason) {
        try {
            containers.remove(id, deadline);
        } catch (ProviderException e) {
            reason.addSuppressed(e);
        }
    }
}
