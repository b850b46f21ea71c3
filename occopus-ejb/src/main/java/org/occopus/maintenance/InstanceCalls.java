package org.occopus.maintenance;

import com.google.common.base.Suppliers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeInstance;
import org.occopus.plan.Pace;
import org.occopus.plan.Step;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.resolution.HealthTemplates;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureStore;

/** The calls themselves. Blocking; made without a transaction. */
final class InstanceCalls {
    /** An image may have to be pulled first. */
    private static final Duration CREATE_BUDGET = Duration.ofMinutes(15);

    private static final Duration DELETE_BUDGET = Duration.ofMinutes(2);
    private static final Duration ASK_BUDGET = Duration.ofMinutes(1);
    private static final Duration CHECK_BUDGET = Duration.ofSeconds(20);

    private final Providers providers;
    private final ConfigCalls configCalls;
    private final HealthChecks healthChecks;
    private final InfrastructureStore store;
    /** Asked once: it never changes. */
    private final Supplier<String> serverId;

    private final Pace pace;
    private final InstantSource clock;

    InstanceCalls(
            Providers providers, HealthChecks healthChecks, InfrastructureStore store, Pace pace, InstantSource clock) {
        this.providers = providers;
        this.configCalls = new ConfigCalls(providers);
        this.healthChecks = healthChecks;
        this.store = store;
        this.serverId = Suppliers.memoize(store::serverId);
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Makes a call about an instance.
     *
     * @param kind what to ask
     * @param infrastructure its infrastructure
     * @param instance the instance
     * @param node what is sent for it
     * @param effectless whether it is certain that no creating call for it made anything
     */
    Fact call(
            Step.CallKind kind,
            Infrastructure infrastructure,
            NodeInstance instance,
            ResolvedNode node,
            boolean effectless) {
        Owner owner = new Owner(serverId.get(), infrastructure.id(), instance.nodeName(), instance.id());
        return switch (kind) {
            case CREATE -> create(owner, instance, node);
            case DESCRIBE -> describe(instance, node);
            case CONFIGURE -> configure(owner, node);
            case CHECK -> check(instance, node);
            case DELETE ->
                deleted(
                        instance,
                        delete(owner, instance, node, effectless),
                        () -> configCalls.forget(
                                owner, node, infrastructure.phase().isEnding()));
        };
    }

    private Fact create(Owner owner, NodeInstance instance, ResolvedNode node) {
        Resource resource = instance.health().managed()
                ? configCalls.registered(owner, node, () -> created(owner, node))
                : created(owner, node);
        return new Fact.Created(instance.id(), resource, clock.instant());
    }

    private Resource created(Owner owner, ResolvedNode node) {
        return providers.call(
                node.resource(),
                handler -> handler.create(new CreateRequest(
                        owner,
                        node.name(),
                        new Section(node.resource()),
                        new UserData(node.context(), node.attributes()),
                        line -> progress(owner, line),
                        Deadline.in(CREATE_BUDGET))));
    }

    private void progress(Owner owner, String line) {
        store.append(
                owner.infrastructureId(),
                List.of(Event.ofNode(clock.instant(), EventKind.PROGRESS, owner.nodeName(), owner.instanceId(), line)));
    }

    private Fact describe(NodeInstance instance, ResolvedNode node) {
        Instant begun = clock.instant();
        ResourceId id = new ResourceId(instance.resource().resourceId().orElseThrow());
        Optional<Resource> found =
                providers.call(node.resource(), handler -> handler.describe(id, Deadline.in(ASK_BUDGET)));
        return new Fact.Described(instance.id(), found, begun);
    }

    private Fact configure(Owner owner, ResolvedNode node) {
        return new Fact.Configured(owner.instanceId(), configCalls.state(owner, node), clock.instant());
    }

    private Fact check(NodeInstance instance, ResolvedNode node) {
        HealthResult result = instance.resource().addresses().isEmpty()
                ? new HealthResult.Fail("It has no address yet.")
                : check(instance.resource().addresses().get(0), instance, node);
        return new Fact.Checked(instance.id(), result, clock.instant());
    }

    private HealthResult check(String host, NodeInstance instance, ResolvedNode node) {
        var target = new HealthTarget(host, HealthTemplates.of(node, instance.id(), host));
        return healthChecks.run(node.healthCheck(), target, Deadline.in(CHECK_BUDGET));
    }

    /** What a deletion came to, and the machine that was found by its token, if that was how. */
    private record Removal(Deletion deletion, Optional<Resource> found) {}

    private Removal delete(Owner owner, NodeInstance instance, ResolvedNode node, boolean effectless) {
        boolean lookAgain = !effectless && pace.mayLag(instance.since(), clock.instant());
        Optional<ResourceId> known = instance.resource().resourceId().map(ResourceId::new);
        return providers.call(node.resource(), handler -> {
            Deadline deadline = Deadline.in(DELETE_BUDGET);
            return known.map(id -> new Removal(handler.delete(id, deadline), Optional.empty()))
                    .orElseGet(() -> deleteByToken(handler, owner, lookAgain, deadline));
        });
    }

    private Fact deleted(NodeInstance instance, Removal removal, Runnable lastly) {
        if (removal.deletion() == Deletion.DONE && instance.health().managed()) {
            lastly.run();
        }
        return new Fact.Deleted(instance.id(), removal.deletion(), removal.found(), clock.instant());
    }

    /** The answer to the creating call never came: what it may have made carries the token. */
    private static Removal deleteByToken(ResourceHandler handler, Owner owner, boolean lookAgain, Deadline deadline) {
        List<Resource> made = handler.listOwned(OwnerTag.instance(owner.instanceId()), deadline);
        Deletion all = made.isEmpty() && lookAgain ? Deletion.UNDER_WAY : Deletion.DONE;
        for (Resource found : made) {
            if (handler.delete(found.id(), deadline) == Deletion.UNDER_WAY) {
                all = Deletion.UNDER_WAY;
            }
        }
        return new Removal(
                all, made.stream().filter(found -> !found.companion()).findFirst());
    }

    Fact list(String infrastructureId, String accountKey, Map<String, Object> account) {
        Instant begun = clock.instant();
        List<Resource> owned = providers.call(
                account,
                handler -> handler.listOwned(OwnerTag.infrastructure(infrastructureId), Deadline.in(ASK_BUDGET)));
        Map<String, Resource> byInstance = new HashMap<>();
        for (Resource resource : owned) {
            if (!resource.companion() && resource.owner().serverId().equals(serverId.get())) {
                byInstance.put(resource.owner().instanceId(), resource);
            }
        }
        return new Fact.Listed(accountKey, byInstance, begun);
    }
}
