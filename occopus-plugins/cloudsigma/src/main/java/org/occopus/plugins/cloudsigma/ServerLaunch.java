package org.occopus.plugins.cloudsigma;

import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;

/**
 * Makes servers in steps, none of which waits: the library drive is cloned, and a server without it made at once, so
 * that there is an id to tell and tags to be found by. A clone takes minutes; whoever looks at the server after that
 * attaches the drive and starts the server, and whoever sees it running takes the mark of the launch away.
 */
final class ServerLaunch {
    private final CloudSigmaApi api;

    ServerLaunch(CloudSigmaApi api) {
        this.api = api;
    }

    /** Makes what is missing of a server, and brings it on. */
    Progress launch(ServerOrder order, Deadline deadline) {
        Inventory found = api.inventory(deadline).of(order.owner());
        Optional<Server> server = found.server();
        if (server.filter(it -> !it.isLaunching()).isPresent()) {
            return Progress.done(server.get());
        }
        Drive drive = server.flatMap(found::drive)
                .or(() -> found.drives().stream().findFirst())
                .orElseGet(() -> api.clone(order.libraryDrive(), OwnerMarks.driveName(order.owner()), deadline));
        Server made = server.orElseGet(() -> api.create(order.definition(), order.subject(), deadline));
        return advance(made, Optional.of(drive), deadline);
    }

    /**
     * Takes the next step when it can be taken; a step that fails is told, and taken again at the next look. What was
     * listed may be old by now, so the server is shown once more before it is changed.
     */
    Progress look(Server listed, Optional<Drive> drive, Deadline deadline) {
        if (!isDue(listed, drive)) {
            return passive(listed, drive);
        }
        try {
            return api.server(listed.uuid(), deadline)
                    .map(server -> advance(server, drive, deadline))
                    .orElseGet(() -> Progress.done(listed));
        } catch (ProviderException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Progress.held(listed, e.getMessage(), e.kind().isForGood());
        }
    }

    private static boolean isDue(Server server, Optional<Drive> drive) {
        boolean complete =
                drive.filter(found -> found.isReady() || server.holds(found)).isPresent();
        return server.isLaunching()
                && (server.status().equals(CloudSigmaStates.RUNNING) || (server.isStopped() && complete));
    }

    private Progress advance(Server server, Optional<Drive> drive, Deadline deadline) {
        if (!isDue(server, drive)) {
            return passive(server, drive);
        }
        if (server.isStopped()) {
            return start(server, drive.orElseThrow(), deadline);
        }
        return Progress.done(api.update(server, server.launched(), deadline));
    }

    private Progress start(Server server, Drive drive, Deadline deadline) {
        Server complete = server.holds(drive) ? server : api.update(server, server.bootingFrom(drive), deadline);
        api.start(complete, deadline);
        return Progress.done(complete.withStatus(CloudSigmaStates.STARTING));
    }

    /** What is to be told of a server for which nothing can be done now. */
    private static Progress passive(Server server, Optional<Drive> drive) {
        if (!server.isLaunching() || !server.isStopped()) {
            return Progress.done(server);
        }
        if (drive.isEmpty()) {
            return Progress.held(server, "The drive that was cloned for it is gone.", true);
        }
        return drive.get().status().equals(CloudSigmaStates.UNAVAILABLE)
                ? Progress.held(server, "The drive that was cloned for it is unavailable.", true)
                : Progress.waitingFor(server, drive.get());
    }
}
