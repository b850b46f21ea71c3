package org.occopus.plugins.cloudsigma;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.occopus.spi.resource.Owner;

/**
 * Servers and drives of one account, or of one owner in it.
 *
 * @param servers the servers; the first one is the resource of its owner, others were made by answers that came late
 * @param drives the drives
 */
record Inventory(List<Server> servers, List<Drive> drives) {
    /** A server that was launched comes before one that was not; uuids make every look see the same order. */
    private static final Comparator<Server> ORDER =
            Comparator.comparing(Server::isLaunching).thenComparing(Server::uuid);

    Inventory {
        servers = servers.stream().sorted(ORDER).toList();
        drives = drives.stream().sorted(Comparator.comparing(Drive::uuid)).toList();
    }

    Optional<Server> server() {
        return servers.stream().findFirst();
    }

    Optional<Server> server(String uuid) {
        return servers.stream().filter(server -> server.uuid().equals(uuid)).findFirst();
    }

    /** The drive to boot from: the one that the server holds, else any. */
    Optional<Drive> drive(Server server) {
        return drives.stream()
                .filter(server::holds)
                .findFirst()
                .or(() -> drives.stream().findFirst());
    }

    Set<Owner> owners() {
        var owners = new LinkedHashSet<Owner>();
        Stream.concat(
                        servers.stream().flatMap(server -> server.owner().stream()),
                        drives.stream().flatMap(drive -> drive.owner().stream()))
                .forEach(owners::add);
        return owners;
    }

    /** What is one owner's. */
    Inventory of(Owner owner) {
        Predicate<Optional<Owner>> isTheirs = found ->
                found.filter(it -> it.instanceId().equals(owner.instanceId())).isPresent();
        return new Inventory(
                servers.stream().filter(server -> isTheirs.test(server.owner())).toList(),
                drives.stream().filter(drive -> isTheirs.test(drive.owner())).toList());
    }
}
