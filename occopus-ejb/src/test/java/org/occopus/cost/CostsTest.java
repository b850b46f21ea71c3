package org.occopus.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.credentials.CredentialSource;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.description.ScalingRange;
import org.occopus.node.Attempts;
import org.occopus.node.NodeInstance;
import org.occopus.provider.Providers;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;
import org.occopus.spi.setting.Setting;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;
import org.occopus.testkit.SettableClock;

/** Costs come from the clouds that tell them; all others count as zero, as in the original. */
class CostsTest {
    private final SettableClock clock = new SettableClock();
    private final Map<String, BigDecimal> prices = new HashMap<>();

    /** A cloud that can do nothing but tell costs. */
    private record PricedCloud(String type, boolean tellsCosts, Map<String, BigDecimal> prices)
            implements ResourceHandlerFactory, ResourceHandler {
        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Setting> credentialSettings() {
            return List.of();
        }

        @Override
        public AccountLimits limits() {
            return new AccountLimits(10, 1000);
        }

        @Override
        public ResourceHandler open(Account account) {
            return this;
        }

        @Override
        public Resource create(CreateRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Resource> describe(ResourceId id, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Deletion delete(ResourceId id, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<BigDecimal> cost(ResourceId id, Deadline deadline) {
            if (!tellsCosts || id.value().equals("broken")) {
                throw new ProviderException(ProviderFailure.UNREACHABLE, "", "The till is closed");
            }
            return Optional.ofNullable(prices.get(id.value()));
        }
    }

    @Test
    void addsUpWhatCloudsTellAndNamesWhatTheyShouldHaveTold() {
        prices.put("r1", new BigDecimal("1.25"));
        prices.put("r2", new BigDecimal("0.50"));
        CostReport report =
                costs(instance("a", "web", "r1"), instance("b", "web", "r2"), instance("c", "db", "broken"));
        assertThat(report.nodes())
                .containsEntry("web", Map.of("a", new BigDecimal("1.25"), "b", new BigDecimal("0.50")))
                .containsEntry("db", Map.of("c", BigDecimal.ZERO))
                .containsEntry("free", Map.of());
        assertThat(report.total()).isEqualTo(new BigDecimal("1.75"));
        assertThat(report.unpriced()).containsExactly(new CostReport.Unpriced("db", "c", "The till is closed"));
    }

    @Test
    void asksNoCloudThatTellsNoCosts() {
        CostReport report = costs(instance("d", "free", "r9"));
        assertThat(report.nodes()).containsEntry("free", Map.of("d", BigDecimal.ZERO));
        assertThat(report.unpriced()).isEmpty();
    }

    private CostReport costs(NodeInstance... instances) {
        PluginRegistry plugins = new PluginRegistry(
                List.of(new PricedCloud("priced", true, prices), new PricedCloud("free", false, prices)),
                List.of(),
                List.of(),
                List.of());
        Providers providers = new Providers(plugins, CredentialSource.NONE, clock);
        Snapshot snapshot = snapshot(List.of(instances));
        Map<String, ResolvedNode> resolved = new HashMap<>();
        for (NodeInstance instance : instances) {
            resolved.put(instance.id(), resolved(instance.nodeName().equals("free") ? "free" : "priced"));
        }
        return new Costs(id -> snapshot, ids -> resolved, providers, Runnable::run).of("infrastructure");
    }

    private Snapshot snapshot(List<NodeInstance> instances) {
        var description = new InfrastructureDescription(
                "priced", "", List.of(node("web"), node("db"), node("free")), List.of(), Map.of());
        var infrastructure = Infrastructure.submitted("infrastructure", description, true, true, clock.instant());
        return new Snapshot(infrastructure, description, Map.of(), instances);
    }

    private static NodeDescription node(String name) {
        return new NodeDescription(name, name, new ScalingRange(1, 9), Map.of(), Map.of());
    }

    private NodeInstance instance(String id, String node, String resource) {
        Instant now = clock.instant();
        return NodeInstance.intended(id, node, Attempts.none(), now)
                .seen(new Resource(
                        new ResourceId(resource),
                        "machine",
                        false,
                        new Owner("server", "infrastructure", node, id),
                        ResourceState.RUNNING,
                        "running",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now)));
    }

    private static ResolvedNode resolved(String type) {
        return new ResolvedNode(
                "name", Map.of("type", type), Map.of(), Map.of(), Optional.empty(), Map.of(), Map.of(), List.of());
    }
}
