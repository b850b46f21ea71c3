package org.occopus.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeState;
import org.occopus.provider.CallPostponed;
import org.occopus.provider.Providers;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.setting.Section;
import org.occopus.state.InfrastructureStore;
import org.occopus.state.InfrastructureStore.OwnedInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and deletes resources that carry this installation's tag and that no living node instance claims. An instance's
 * row is always written before its creating call, so a resource without one is nobody's. What carries another
 * installation's tag is never touched. Blocking; called without a transaction.
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
     * What a sweep found.
     *
     * @param orphans companions included
     * @param unlisted why an account could not be listed, by cloud; what it holds is not known
     */
    public record Found(List<Orphan> orphans, Map<String, String> unlisted) {}

    /** Looks through every account that ever got a creating call. Deletes nothing. */
    public Found find() {
        return each((account, resource) -> new Orphan(cloud(account), resource, Optional.empty(), ""));
    }

    /** Sweeps every account that ever got a creating call. What cannot be deleted now is left for the next time. */
    public Found sweep() {
        return each(this::deleted);
    }

    private Found each(BiFunction<Map<String, Object>, Resource, Orphan> visit) {
        List<Orphan> orphans = new ArrayList<>();
        Map<String, String> unlisted = new TreeMap<>();
        for (Map<String, Object> account : store.accounts().values()) {
            try {
                orphansIn(account).forEach(resource -> orphans.add(visit.apply(account, resource)));
            } catch (ProviderException | CallPostponed unreachable) {
                LOG.info("No sweep of {}: {}", cloud(account), unreachable.getMessage());
                unlisted.put(cloud(account), unreachable.getMessage());
            }
        }
        return new Found(orphans, unlisted);
    }

    private List<Resource> orphansIn(Map<String, Object> account) {
        String server = store.serverId();
        return providers
                .call(account, handler -> handler.listOwned(OwnerTag.server(server), Deadline.in(BUDGET)))
                .stream()
                .filter(resource -> resource.owner().serverId().equals(server))
                .filter(this::isOrphan)
                .toList();
    }

    private boolean isOrphan(Resource resource) {
        Optional<OwnedInstance> claim = store.instance(resource.owner().instanceId());
        return claim.map(owned -> owned.instance().state() == NodeState.TERMINATED)
                .orElse(true);
    }

    private Orphan deleted(Map<String, Object> account, Resource resource) {
        try {
            Deletion deletion = providers.call(account, handler -> handler.delete(resource.id(), Deadline.in(BUDGET)));
            tell(resource);
            return new Orphan(cloud(account), resource, Optional.of(deletion), "");
        } catch (ProviderException | CallPostponed failure) {
            LOG.warn(
                    "{} {} is nobody's, but was not deleted: {}", resource.kind(), resource.id(), failure.getMessage());
            return new Orphan(cloud(account), resource, Optional.empty(), String.valueOf(failure.getMessage()));
        }
    }

    private static String cloud(Map<String, Object> account) {
        Section section = new Section(account);
        return section.required("type")
                + section.text("endpoint").map(" at "::concat).orElse("");
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
