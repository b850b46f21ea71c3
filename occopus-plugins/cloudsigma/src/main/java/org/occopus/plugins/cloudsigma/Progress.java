package org.occopus.plugins.cloudsigma;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/**
 * A server and how its launch goes.
 *
 * @param server what it is now
 * @param drive the drive's status while that is what the launch waits for
 * @param fault what stands in the way; empty when nothing does
 * @param hopeless whether waiting is in vain
 */
record Progress(Server server, Optional<String> drive, Optional<String> fault, boolean hopeless) {

    static Progress done(Server server) {
        return new Progress(server, Optional.empty(), Optional.empty(), false);
    }

    static Progress waitingFor(Server server, Drive drive) {
        return new Progress(server, Optional.of(drive.status()), Optional.empty(), false);
    }

    static Progress held(Server server, String fault, boolean hopeless) {
        return new Progress(server, Optional.empty(), Optional.of(fault), hopeless);
    }

    Resource asResource(Owner owner, boolean companion) {
        List<String> addresses = server.addresses();
        return new Resource(
                new ResourceId(server.uuid()),
                "server",
                companion,
                owner,
                hopeless ? ResourceState.FAILED : CloudSigmaStates.ofServer(server.status(), server.isLaunching()),
                server.status() + drive.map(word -> ", drive " + word).orElse(""),
                addresses,
                addresses.stream().findFirst(),
                fault,
                Optional.empty());
    }
}
