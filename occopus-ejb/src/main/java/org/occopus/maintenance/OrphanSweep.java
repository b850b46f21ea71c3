package org.occopus.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.node.NodeInstance;
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

    private static final Duration LONGEST_ANSWER = BUDGET.plusSeconds(30);

    private static final int EVENTS_TO_LOOK_THROUGH = 100;

    private final InfrastructureStore store;
    private final Providers providers;
    private final InstantSource clock;
    private final Executor executor;
    /** Keys of accounts that the timer's last sweep is still busy with. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param store where instances are kept
     * @param providers calls to clouds
     * @param clock the engine's time
     * @param executor asks accounts; unbounded, a thread each, so that none waits for another
     */
    public OrphanSweep(InfrastructureStore store, Providers providers, InstantSource clock, Executor executor) {
        this.store = store;
        this.providers = providers;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * What a sweep found.
     *
     * @param orphans companions included
     * @param unlisted why an account could not be listed, by cloud; what it holds is not known
     */
    public record Found(List<Orphan> orphans, Map<String, String> unlisted) {
        private static Found none(Map<String, Object> account, String why) {
            return new Found(List.of(), Map.of(cloud(account), why));
        }
    }

    /** Looks through every account that ever got a creating call. Deletes nothing. */
    public Found find() {
        return each((account, resource) -> new Orphan(cloud(account), resource, Optional.empty(), ""));
    }

    /** Sweeps every account that ever got a creating call. What cannot be deleted now is left for the next time. */
    public Found sweep() {
        return each(this::deleted);
    }

    /** As {@link #sweep}, but comes back at once, and leaves out the accounts that the last time is still busy with. */
    public void sweepInBackground() {
        store.accounts().forEach((key, account) -> {
            if (underWay.add(key)) {
                executor.execute(() -> sweepAlone(key, account));
            }
        });
    }

    private void sweepAlone(String key, Map<String, Object> account) {
        try {
            LOG.debug("Swept {}: {}", cloud(account), in(account, this::deleted));
        } finally {
            underWay.remove(key);
        }
    }

    private Found each(BiFunction<Map<String, Object>, Resource, Orphan> visit) {
        Map<Map<String, Object>, FutureTask<Found>> visits = new LinkedHashMap<>();
        store.accounts().values().forEach(account -> visits.put(account, new FutureTask<>(() -> in(account, visit))));
        visits.values().forEach(executor::execute);
        List<Orphan> orphans = new ArrayList<>();
        Map<String, String> unlisted = new TreeMap<>();
        visits.forEach((account, visited) -> {
            Found found = awaited(account, visited);
            orphans.addAll(found.orphans());
            unlisted.putAll(found.unlisted());
        });
        return new Found(orphans, unlisted);
    }

    private static Found awaited(Map<String, Object> account, FutureTask<Found> visit) {
        try {
            return visit.get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            return Found.none(account, "It has not answered within " + LONGEST_ANSWER.toSeconds() + " s.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Found.none(account, "The server was stopping.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with one account, or with the plugin of its cloud, keeps no other from being swept. */
    private Found in(Map<String, Object> account, BiFunction<Map<String, Object>, Resource, Orphan> visit) {
        try {
            return new Found(
                    orphansIn(account).stream()
                            .map(resource -> visit.apply(account, resource))
                            .toList(),
                    Map.of());
        } catch (ProviderException | CallPostponed unreachable) {
            LOG.info("No sweep of {}: {}", cloud(account), unreachable.getMessage());
            return Found.none(account, String.valueOf(unreachable.getMessage()));
        } catch (RuntimeException defect) {
            LOG.warn("No sweep of {}", cloud(account), defect);
            return Found.none(account, String.valueOf(defect.getMessage()));
        }
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
            tell(resource, deletion);
            return new Orphan(cloud(account), resource, Optional.of(deletion), "");
        } catch (RuntimeException failure) {
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

    /** Once, however often and by however many servers a deletion is asked for before it has ended. */
    private void tell(Resource resource, Deletion deletion) {
        String what = resource.kind() + " " + resource.id();
        String words = deletion == Deletion.DONE ? "Deleted " + what : "Deleting " + what;
        LOG.info("{}: no living node instance claims it", words);
        store.instance(resource.owner().instanceId())
                .ifPresent(owned -> tell(owned, words + ": its node instance has ended."));
    }

    private void tell(OwnedInstance owned, String message) {
        NodeInstance instance = owned.instance();
        boolean told = store.eventsOf(instance.id(), EVENTS_TO_LOOK_THROUGH).stream()
                .anyMatch(known -> known.event().message().equals(message));
        if (!told) {
            store.append(
                    owned.infrastructureId(),
                    List.of(Event.ofNode(
                            clock.instant(), EventKind.ORPHAN, instance.nodeName(), instance.id(), message)));
        }
    }
}
