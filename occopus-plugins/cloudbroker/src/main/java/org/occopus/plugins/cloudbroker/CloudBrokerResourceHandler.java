package org.occopus.plugins.cloudbroker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
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
 * Instances of one user of one platform. Addresses and disks belong to an instance and end with it, so there are no
 * companions; should an answer that came late have left a second instance for one token, it is shown as one.
 */
final class CloudBrokerResourceHandler implements ResourceHandler {
    private final CloudBrokerConnection connection;
    private final CloudBrokerApi api;
    private final Turns turns = new Turns();

    private CloudBrokerResourceHandler(CloudBrokerConnection connection) {
        this.connection = connection;
        this.api = new CloudBrokerApi(connection);
    }

    static ResourceHandler open(Account account) {
        return new CloudBrokerResourceHandler(new CloudBrokerConnection(CloudBrokerLogin.of(account)));
    }

    @Override
    public Resource create(CreateRequest request) {
        InstanceOrder order = order(request);
        String subject = "Instance '" + order.name() + "'";
        try {
            return turns.inTurn(request.token(), request.deadline(), () -> findOrCreate(order, request.deadline()));
        } catch (TimeoutException e) {
            throw connection.failures().late(subject, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw connection.failures().interrupted(subject, e);
        }
    }

    private static InstanceOrder order(CreateRequest request) {
        try {
            return InstanceOrder.of(request);
        } catch (IllegalArgumentException e) {
            String message = "Instance '" + request.name() + "' cannot be asked of CloudBroker: " + e.getMessage()
                    + "; correct the resource section";
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    private Resource findOrCreate(InstanceOrder order, Deadline deadline) {
        List<Instance> found = api.instances(deadline).stream()
                .filter(instance -> instance.belongsTo(order.owner()))
                .toList();
        Optional<Instance> living =
                found.stream().filter(instance -> !instance.isHalted()).findFirst();
        if (living.isEmpty() && !found.isEmpty()) {
            throw api.failures()
                    .failure(
                            ProviderFailure.REFUSED,
                            "",
                            "Instance " + found.get(0).id(),
                            "it was made for this node instance and has been halted, and another is not made for it");
        }
        return living.orElseGet(() -> api.create(order, deadline)).asResource(order.owner(), false);
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        return instance(id, deadline)
                .filter(found -> !found.isHalted())
                .flatMap(found -> found.owner().map(owner -> found.asResource(owner, false)));
    }

    /** A page that is not found may be due to a wrong endpoint as well; only the listing tells that something is gone. */
    private Optional<Instance> instance(ResourceId id, Deadline deadline) {
        Optional<Instance> shown = api.instance(id.value(), deadline);
        if (shown.isEmpty()
                && api.instances(deadline).stream()
                        .anyMatch(listed -> listed.id().equals(id.value()))) {
            throw api.failures().contradictory("Instance " + id);
        }
        return shown;
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        var resources = new ArrayList<Resource>();
        var seen = new HashSet<String>();
        for (Instance instance : api.instances(deadline)) {
            instance.owner()
                    .filter(owner -> !instance.isHalted() && owner.tags().contains(tag))
                    .ifPresent(owner -> resources.add(instance.asResource(owner, !seen.add(owner.instanceId()))));
        }
        return List.copyOf(resources);
    }

    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        Optional<Instance> target = instance(id, deadline);
        if (target.isEmpty()) {
            return Deletion.DONE;
        }
        Owner owner = target.get()
                .owner()
                .orElseThrow(() -> api.failures()
                        .failure(
                                ProviderFailure.REFUSED,
                                "",
                                "Instance " + id,
                                "its name is none of Occopus, so it is not stopped"));
        return stop(target.get(), owner, deadline);
    }

    private Deletion stop(Instance target, Owner owner, Deadline deadline) {
        List<Instance> living = api.instances(deadline).stream()
                .filter(instance -> instance.belongsTo(owner) && !instance.isHalted())
                .toList();
        living.stream().filter(instance -> !instance.isStopping()).forEach(instance -> api.stop(instance, deadline));
        return target.isHalted() && living.isEmpty() ? Deletion.DONE : Deletion.UNDER_WAY;
    }

    @Override
    public Optional<BigDecimal> cost(ResourceId id, Deadline deadline) {
        return api.cost(id.value(), deadline);
    }

    @Override
    public void close() {
        connection.close();
    }
}
