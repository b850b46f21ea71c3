package org.occopus.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.occopus.cost.CostReport.Unpriced;
import org.occopus.description.NodeDescription;
import org.occopus.node.NodeInstance;
import org.occopus.provider.CallPostponed;
import org.occopus.provider.Providers;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.ResourceId;
import org.occopus.state.Snapshot;

/** Asks clouds what instances have cost. Blocking, for {@link #LIMIT} at most; called without a transaction. */
public final class Costs {
    /** How long the clouds may take together; what is not told by then counts as not told. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final Function<String, Snapshot> infrastructures;
    private final Function<Collection<String>, Map<String, ResolvedNode>> resolutions;
    private final Providers providers;
    private final Executor executor;

    /**
     * @param infrastructures finds one by its id, or throws
     * @param resolutions what was sent for instances, by instance id
     * @param providers calls to clouds
     * @param executor a thread for each question
     */
    public Costs(
            Function<String, Snapshot> infrastructures,
            Function<Collection<String>, Map<String, ResolvedNode>> resolutions,
            Providers providers,
            Executor executor) {
        this.infrastructures = infrastructures;
        this.resolutions = resolutions;
        this.providers = providers;
        this.executor = executor;
    }

    /** An answer about one instance; the reason is empty when its cloud told, or never tells. */
    private record Told(BigDecimal cost, String reason) {
        static final Told NOTHING = new Told(BigDecimal.ZERO, "");

        static Told unpriced(String reason) {
            return new Told(BigDecimal.ZERO, reason);
        }
    }

    /**
     * What the instances of an infrastructure have cost so far; those that have ended are left out.
     *
     * @param infrastructureId the infrastructure
     * @throws org.occopus.problem.ProblemException {@code infrastructure-unknown}
     */
    public CostReport of(String infrastructureId) {
        Snapshot snapshot = infrastructures.apply(infrastructureId);
        Map<String, ResolvedNode> resolved = resolutions.apply(
                snapshot.instances().stream().map(NodeInstance::id).toList());
        Map<NodeInstance, CompletableFuture<Told>> asked = new LinkedHashMap<>();
        for (NodeInstance instance : snapshot.instances()) {
            asked.put(instance, asked(instance, Optional.ofNullable(resolved.get(instance.id()))));
        }
        return report(snapshot, asked);
    }

    private CompletableFuture<Told> asked(NodeInstance instance, Optional<ResolvedNode> node) {
        Optional<ResourceId> id = instance.resource().resourceId().map(ResourceId::new);
        if (id.isEmpty() || node.isEmpty()) {
            return CompletableFuture.completedFuture(Told.NOTHING);
        }
        return CompletableFuture.supplyAsync(() -> ask(id.get(), node.get().resource()), executor)
                .completeOnTimeout(
                        Told.unpriced("its cloud did not tell within " + LIMIT.toSeconds() + " s"),
                        LIMIT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private Told ask(ResourceId id, Map<String, Object> resource) {
        try {
            if (!providers.tellsCosts(resource)) {
                return Told.NOTHING;
            }
            return providers
                    .call(resource, handler -> handler.cost(id, Deadline.in(LIMIT)))
                    .map(cost -> new Told(cost, ""))
                    .orElseGet(() -> Told.unpriced("its cloud tells no cost of it"));
        } catch (ProviderException | CallPostponed failure) {
            return Told.unpriced(String.valueOf(failure.getMessage()));
        }
    }

    private static CostReport report(Snapshot snapshot, Map<NodeInstance, CompletableFuture<Told>> asked) {
        Map<String, Map<String, BigDecimal>> nodes = new LinkedHashMap<>();
        for (NodeDescription node : snapshot.description().nodes()) {
            nodes.put(node.name(), new LinkedHashMap<>());
        }
        List<Unpriced> unpriced = new ArrayList<>();
        asked.forEach((instance, answer) -> {
            Told told = answer.join();
            nodes.computeIfAbsent(instance.nodeName(), name -> new LinkedHashMap<>())
                    .put(instance.id(), told.cost());
            if (!told.reason().isEmpty()) {
                unpriced.add(new Unpriced(instance.nodeName(), instance.id(), told.reason()));
            }
        });
        return new CostReport(nodes, unpriced);
    }
}
