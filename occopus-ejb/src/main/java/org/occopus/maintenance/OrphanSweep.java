package org.occopus.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeState;
import org.occopus.provider.Providers;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.InfrastructureStore.OwnedInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes resources that carry this installation's tag and that no living node instance claims. An instance's row is
 * always written before its creating call, so a resource without one is nobody's. Blocking; called without a
 * transaction.
 */
public final class OrphanSweep {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private final InfrastructureStore store;
    private final Providers providers;
    private final InstantSource clock;

    /**
     * @param store where instances are kept
     * @param providers calls to clouds
     * @param clock the engine's time
     */
    public OrphanSweep(InfrastructureStore store, Providers providers, InstantSource clock) {
        this.store = store;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Sweeps every account that ever got a creating call. An account that cannot be listed is left for the next time.
     *
     * @return what was deleted, or is being deleted
     */
    public List<Resource> sweep() {
        List<Resource> orphans = new ArrayList<>();
        for (Map<String, Object> resource : store.accounts().values()) {
            try {
                sweep(resource, orphans);
            } catch (ProviderException unreachable) {
                LOG.info("No sweep of {}: {}", resource.get("endpoint"), unreachable.getMessage());
            }
        }
        return orphans;
    }

    private void sweep(Map<String, Object> account, List<Resource> orphans) {
        OwnerTag ours = OwnerTag.server(store.serverId());
        for (Resource resource : providers.call(account, handler -> handler.listOwned(ours, Deadline.in(BUDGET)))) {
            if (isOrphan(resource)) {
                providers.call(account, handler -> handler.delete(resource.id(), Deadline.in(BUDGET)));
                orphans.add(resource);
                tell(resource);
            }
        }
    }

    private boolean isOrphan(Resource resource) {
        Optional<OwnedInstance> claim = store.instance(resource.owner().instanceId());
        return claim.map(owned -> owned.instance().state() == NodeState.TERMINATED)
                .orElse(true);
    }

    private void tell(Resource resource) {
        LOG.warn("Deleted {} {}: no living node instance claims it", resource.kind(), resource.id());
        store.instance(resource.owner().instanceId())
                .ifPresent(owned -> store.append(
                        owned.infrastructureId(),
                        List.of(Event.ofNode(
                                clock.instant(),
                                EventKind.ORPHAN,
                                owned.instance().nodeName(),
                                owned.instance().id(),
                                "Deleted " + resource.kind() + " " + resource.id()
                                        + ": its node instance has ended."))));
    }
}
