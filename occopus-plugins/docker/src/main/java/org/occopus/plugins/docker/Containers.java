package org.occopus.plugins.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;

/** The calls about containers, each one request. */
final class Containers {
    private static final int LOG_LINES = 3;

    private final DockerEngine engine;
    private final Stops stops;

    Containers(DockerEngine engine) {
        this.engine = engine;
        this.stops = new Stops(engine);
    }

    /** How Docker answers the wish for a container. */
    sealed interface Creation {}

    /**
     * There is a new container, not started.
     *
     * @param id its id
     */
    record Created(String id) implements Creation {}

    /** A container of that name exists. */
    record NameTaken() implements Creation {}

    /**
     * The engine does not have the image.
     *
     * @param words Docker's
     */
    record ImageMissing(String words) implements Creation {}

    Creation create(ContainerSpec spec, Deadline deadline) {
        return engine.call(deadline, CallSubject.ofNew(spec), () -> {
            try {
                return new Created(command(spec).exec().getId());
            } catch (ConflictException e) {
                return new NameTaken();
            } catch (NotFoundException e) {
                return new ImageMissing(DockerWords.of(e));
            }
        });
    }

    private CreateContainerCmd command(ContainerSpec spec) {
        CreateContainerCmd command = engine.client()
                .createContainerCmd(spec.image().reference())
                .withName(spec.name())
                .withLabels(spec.labels())
                .withEnv(spec.environment());
        spec.hostname().ifPresent(command::withHostName);
        return spec.command().isEmpty() ? command : command.withCmd(spec.command());
    }

    /** Starts a container; one that runs already stays as it is. */
    void start(String id, CallSubject subject, Deadline deadline) {
        engine.call(deadline, subject, () -> {
            try {
                engine.client().startContainerCmd(id).exec();
                return true;
            } catch (NotModifiedException e) {
                return false;
            } catch (NotFoundException e) {
                if (DockerWords.saysNoSuchContainer(e)) {
                    throw engine.failures().open(subject, "it was removed before it started");
                }
                throw e;
            }
        });
    }

    /** Shows a container by its id or name; empty only when Docker itself says that there is none. */
    Optional<InspectContainerResponse> find(String idOrName, Deadline deadline) {
        return engine.call(deadline, CallSubject.ofExisting(idOrName), () -> {
            try {
                InspectContainerResponse found =
                        engine.client().inspectContainerCmd(idOrName).exec();
                requireNonNull(found.getState(), "the answer has no State, so that it is none of a Docker engine");
                return Optional.of(found);
            } catch (NotFoundException e) {
                if (DockerWords.saysNoSuchContainer(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Lists what carries a tag, whether it runs or not, in one request. */
    List<Resource> list(OwnerTag tag, Deadline deadline) {
        return engine.call(
                deadline,
                CallSubject.ofListing(),
                () -> engine
                        .client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(tag.key() + "=" + tag.value()))
                        .exec()
                        .stream()
                        .filter(ContainerResources::isOwned)
                        .map(ContainerResources::of)
                        .toList());
    }

    /**
     * Stops a container and removes it with its anonymous volumes. Under way while it makes use of the time that Docker
     * gives it to end: asked again, this goes on.
     */
    Deletion end(String id, Deadline deadline) {
        return removed(id, false, deadline)
                .orElseGet(() -> stops.isOver(id, deadline) ? remove(id, deadline) : Deletion.UNDER_WAY);
    }

    /** Kills and removes a container with its anonymous volumes. */
    Deletion remove(String id, Deadline deadline) {
        return removed(id, true, deadline).orElse(Deletion.UNDER_WAY);
    }

    /** Empty when Docker does not remove it as it is, above all because it runs. */
    private Optional<Deletion> removed(String id, boolean force, Deadline deadline) {
        return engine.call(deadline, CallSubject.ofExisting(id), () -> {
            try {
                engine.client()
                        .removeContainerCmd(id)
                        .withForce(force)
                        .withRemoveVolumes(true)
                        .exec();
                return Optional.of(Deletion.DONE);
            } catch (NotFoundException e) {
                if (DockerWords.saysNoSuchContainer(e)) {
                    return Optional.of(Deletion.DONE);
                }
                throw e;
            } catch (ConflictException e) {
                return unremoved(e, force);
            }
        });
    }

    private static Optional<Deletion> unremoved(ConflictException conflict, boolean force) {
        if (DockerWords.of(conflict).contains("already in progress")) {
            return Optional.of(Deletion.UNDER_WAY);
        }
        if (force) {
            throw conflict;
        }
        return Optional.empty();
    }

    /** The last lines that a container wrote, oldest first. */
    List<String> lastLines(String id, Deadline deadline) {
        return engine.call(deadline, CallSubject.ofExisting(id), () -> {
            try (var lines = new Lines()) {
                engine.client()
                        .logContainerCmd(id)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(LOG_LINES)
                        .exec(lines)
                        .awaitCompletion(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                return lines.text();
            }
        });
    }

    private static final class Lines extends ResultCallback.Adapter<Frame> {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onNext(Frame frame) {
            lines.add(new String(frame.getPayload(), StandardCharsets.UTF_8).strip());
        }

        private List<String> text() {
            return List.copyOf(lines);
        }
    }
}
