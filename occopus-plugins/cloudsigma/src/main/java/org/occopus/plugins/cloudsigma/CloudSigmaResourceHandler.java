package org.occopus.plugins.cloudsigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.Turns;

/**
 * Servers of one account in one location. A creation goes on while it is looked at: see {@link ServerLaunch}. The id of
 * a server is its uuid, that of a drive begins with {@code drives/}.
 */
final class CloudSigmaResourceHandler implements ResourceHandler {
    private final CloudSigmaConnection connection;
    private final CloudSigmaApi api;
    private final ServerLaunch launch;
    private final ServerRemoval removal;
    private final Turns turns = new Turns();

    private CloudSigmaResourceHandler(CloudSigmaConnection connection) {
        this.connection = connection;
        this.api = new CloudSigmaApi(connection);
        this.launch = new ServerLaunch(api);
        this.removal = new ServerRemoval(api);
    }

    static ResourceHandler open(Account account) {
        return new CloudSigmaResourceHandler(new CloudSigmaConnection(CloudSigmaLogin.of(account)));
    }

    @Override
    public Resource create(CreateRequest request) {
        ServerOrder order = order(request);
        return inTurn(
                order.owner(),
                order.subject(),
                request.deadline(),
                () -> launch.launch(order, request.deadline()).asResource(order.owner(), false));
    }

    private static ServerOrder order(CreateRequest request) {
        try {
            return ServerOrder.of(request);
        } catch (IllegalArgumentException e) {
            String message = "Server '" + request.name() + "' cannot be asked of CloudSigma: " + e.getMessage()
                    + "; correct the resource section";
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        Optional<String> drive = Drive.uuidOf(id);
        return drive.isPresent()
                ? api.drive(drive.get(), deadline)
                        .flatMap(found -> found.owner().map(found::asResource))
                : api.server(id.value(), deadline)
                        .flatMap(found -> found.owner().map(owner -> shown(found, owner, deadline)));
    }

    private Resource shown(Server server, Owner owner, Deadline deadline) {
        List<Drive> drives = server.isLaunching() ? api.drives(deadline) : List.of();
        return advanced(new Inventory(List.of(server), drives).of(owner), server, owner, deadline);
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        Inventory all = api.inventory(deadline);
        return all.owners().stream()
                .filter(owner -> owner.tags().contains(tag))
                .flatMap(owner -> resources(all.of(owner), owner, deadline).stream())
                .toList();
    }

    private List<Resource> resources(Inventory theirs, Owner owner, Deadline deadline) {
        var resources = new ArrayList<Resource>();
        theirs.server().ifPresent(server -> resources.add(advanced(theirs, server, owner, deadline)));
        theirs.servers().stream()
                .skip(1)
                .forEach(surplus -> resources.add(Progress.done(surplus).asResource(owner, true)));
        theirs.drives().forEach(drive -> resources.add(drive.asResource(owner)));
        return resources;
    }

    private Resource advanced(Inventory theirs, Server server, Owner owner, Deadline deadline) {
        Progress unchanged = Progress.done(server);
        Progress progress = server.isLaunching()
                ? turns.ifFree(owner.instanceId(), () -> launch.look(server, theirs.drive(server), deadline))
                        .orElse(unchanged)
                : unchanged;
        return progress.asResource(owner, false);
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        Optional<String> drive = Drive.uuidOf(id);
        if (drive.isPresent()) {
            return removal.removeDrive(drive.get(), deadline);
        }
        return removal.ownerOf(id.value(), deadline)
                .map(owner -> inTurn(
                        owner,
                        Subject.ofServer(id.value()),
                        deadline,
                        () -> removal.remove(id.value(), owner, deadline)))
                .orElse(Deletion.DONE);
    }

    private <T> T inTurn(Owner owner, Subject subject, Deadline deadline, Supplier<T> work) {
        try {
            return turns.inTurn(owner.instanceId(), deadline, work);
        } catch (TimeoutException e) {
            throw connection.failures().late(subject, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw connection.failures().interrupted(subject, e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
