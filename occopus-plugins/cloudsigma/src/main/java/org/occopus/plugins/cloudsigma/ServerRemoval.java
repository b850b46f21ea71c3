package org.occopus.plugins.cloudsigma;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;

/**
 * Takes servers and drives away. A server is stopped first and deleted last: while it is there, its {@code meta} tells
 * whose drives have to go with it. Drives of the user, which CloudSigma's recursive deletion would take too, stay.
 */
final class ServerRemoval {
    private final CloudSigmaApi api;

    ServerRemoval(CloudSigmaApi api) {
        this.api = api;
    }

    /** Whose a server is; empty when CloudSigma says that there is none. */
    Optional<Owner> ownerOf(String uuid, Deadline deadline) {
        return api.server(uuid, deadline)
                .map(server -> server.owner()
                        .orElseThrow(() -> api.failures()
                                .failure(
                                        ProviderFailure.REFUSED,
                                        "",
                                        Subject.ofServer(uuid),
                                        "it carries no tags of Occopus, so it is not deleted")));
    }

    /** Takes the next step towards the end of a server and of everything else of its owner. */
    Deletion remove(String uuid, Owner owner, Deadline deadline) {
        Inventory theirs = api.inventory(deadline).of(owner);
        theirs.servers().forEach(server -> halt(server, deadline));
        if (!theirs.servers().stream().allMatch(Server::isStopped)) {
            return Deletion.UNDER_WAY;
        }
        if (!theirs.drives().isEmpty() && !remove(theirs.drives(), owner, deadline)) {
            return Deletion.UNDER_WAY;
        }
        theirs.servers().forEach(server -> api.delete(server, deadline));
        boolean gone = Stream.concat(Stream.of(uuid), theirs.servers().stream().map(Server::uuid))
                .distinct()
                .allMatch(found -> api.server(found, deadline).isEmpty());
        return gone ? Deletion.DONE : Deletion.UNDER_WAY;
    }

    Deletion removeDrive(String uuid, Deadline deadline) {
        Optional<Drive> drive = api.drive(uuid, deadline);
        drive.filter(found -> !found.isUnderWork()).ifPresent(found -> api.delete(found, deadline));
        boolean gone = drive.isEmpty() || api.drive(uuid, deadline).isEmpty();
        return gone ? Deletion.DONE : Deletion.UNDER_WAY;
    }

    /** The mark of the launch goes first, or the next look at the listing would start the server again. */
    private void halt(Server server, Deadline deadline) {
        if (server.isChanging()) {
            return;
        }
        if (server.isLaunching()) {
            api.update(server, server.launched(), deadline);
        }
        if (!server.isStopped()) {
            api.stop(server, deadline);
        }
    }

    private boolean remove(List<Drive> drives, Owner owner, Deadline deadline) {
        drives.stream().filter(drive -> !drive.isUnderWork()).forEach(drive -> api.delete(drive, deadline));
        return api.drives(deadline).stream()
                .flatMap(drive -> drive.owner().stream())
                .noneMatch(found -> found.instanceId().equals(owner.instanceId()));
    }
}
