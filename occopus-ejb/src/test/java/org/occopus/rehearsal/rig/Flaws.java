package org.occopus.rehearsal.rig;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.occopus.problem.ProblemException;
import org.occopus.rehearsal.MemoryStore;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.state.Changes;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.InfrastructureStore.Commit;
import org.occopus.state.Lease;
import org.occopus.state.Requested;
import org.occopus.state.Snapshot;
import org.occopus.testkit.FakeCloud;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a server one defect, by what it sees of database and cloud. A new one for every server. */
final class Flaws {
    private static final Logger LOG = LoggerFactory.getLogger(Flaws.class);

    private final Defect defect;
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private Runnable unwritten = () -> {};
    private int listings;

    Flaws(Defect defect) {
        this.defect = defect;
    }

    InfrastructureStore store(MemoryStore store) {
        switch (defect) {
            case IGNORED_EPOCH -> {
                store.overlook(Commit.LEASE_LOST);
                store.overlook(Commit.STALE);
            }
            case IGNORED_VERSION -> store.overlook(Commit.STALE);
            case NO_INTENT, EARLY_ACKNOWLEDGEMENT -> {
                return flawed(store);
            }
            default -> {
                return store;
            }
        }
        return store;
    }

    private InfrastructureStore flawed(MemoryStore store) {
        return (InfrastructureStore) Proxy.newProxyInstance(
                InfrastructureStore.class.getClassLoader(),
                new Class<?>[] {InfrastructureStore.class},
                (proxy, method, arguments) -> invoke(store, method, arguments));
    }

    @SuppressWarnings("unchecked")
    private Object invoke(MemoryStore store, Method method, Object[] arguments) throws Throwable {
        if (defect == Defect.NO_INTENT && method.getName().equals("commit")) {
            return commit(store, (Lease) arguments[0], (Long) arguments[1], (Changes) arguments[2]);
        }
        if (defect == Defect.EARLY_ACKNOWLEDGEMENT && method.getName().equals("request")) {
            return request(store, (String) arguments[0], (Function<Snapshot, Requested>) arguments[1]);
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Commit commit(MemoryStore store, Lease lease, long version, Changes changes) {
        Changes without = new Changes(
                changes.infrastructure(),
                List.of(),
                changes.changed(),
                changes.resolved(),
                changes.accounts(),
                changes.events());
        return store.commit(lease, version, without);
    }

    private boolean request(MemoryStore store, String id, Function<Snapshot, Requested> request) {
        unwritten.run();
        Optional<Requested> answered = store.find(id).map(found -> request.apply(found.snapshot()));
        unwritten = () -> write(store, id, request);
        return answered.isPresent();
    }

    /** What was answered too early may be impossible by now; then it is lost. */
    private static void write(MemoryStore store, String id, Function<Snapshot, Requested> request) {
        try {
            boolean known = store.request(id, request);
            assert known;
        } catch (ProblemException impossible) {
            LOG.debug("Lost what was answered", impossible);
        }
    }

    ResourceHandlerFactory cloud(FakeCloud cloud) {
        return switch (defect) {
            case NEW_TOKEN, EARLY_CONFIRMATION, UNCHECKED_ABSENCE, FOREIGN_SWEEP ->
                new CloudFront(cloud, handler -> new FlawedHandler(cloud, handler));
            default -> cloud;
        };
    }

    private final class FlawedHandler implements ResourceHandler {
        private final FakeCloud cloud;
        private final ResourceHandler handler;

        FlawedHandler(FakeCloud cloud, ResourceHandler handler) {
            this.cloud = cloud;
            this.handler = handler;
        }

        @Override
        public Resource create(CreateRequest request) {
            boolean repeated = !tokens.add(request.token());
            return handler.create(defect == Defect.NEW_TOKEN && repeated ? withNewToken(request) : request);
        }

        private CreateRequest withNewToken(CreateRequest request) {
            Owner owner = request.owner();
            Owner other = new Owner(
                    owner.serverId(),
                    owner.infrastructureId(),
                    owner.nodeName(),
                    UUID.nameUUIDFromBytes(owner.instanceId().getBytes(StandardCharsets.UTF_8))
                            .toString());
            return new CreateRequest(
                    other,
                    request.name(),
                    request.settings(),
                    request.userData(),
                    request.progress(),
                    request.deadline());
        }

        @Override
        public Optional<Resource> describe(ResourceId id, Deadline deadline) {
            return absent.contains(id.value()) ? Optional.empty() : handler.describe(id, deadline);
        }

        @Override
        public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
            List<Resource> all = handler.listOwned(tag, deadline);
            if (defect == Defect.UNCHECKED_ABSENCE && !all.isEmpty() && ++listings % 7 == 0) {
                absent.add(all.get(0).id().value());
                return all.subList(1, all.size());
            }
            boolean sweeping = tag.key().equals(OwnerTag.SERVER);
            return defect == Defect.FOREIGN_SWEEP && sweeping
                    ? cloud.resources().stream().map(FlawedHandler::asOurs).toList()
                    : all;
        }

        private static Resource asOurs(Resource found) {
            Owner owner = found.owner();
            return new Resource(
                    found.id(),
                    found.kind(),
                    found.companion(),
                    new Owner(MemoryStore.SERVER_ID, owner.infrastructureId(), owner.nodeName(), owner.instanceId()),
                    found.state(),
                    found.providerState(),
                    found.addresses(),
                    found.privateAddress(),
                    found.fault(),
                    found.createdAt());
        }

        @Override
        public Deletion delete(ResourceId id, Deadline deadline) {
            if (defect != Defect.EARLY_CONFIRMATION) {
                return handler.delete(id, deadline);
            }
            return handler.describe(id, deadline).isPresent() && tokens.add(id.toString())
                    ? Deletion.DONE
                    : handler.delete(id, deadline);
        }
    }
}
