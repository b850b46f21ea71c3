package org.occopus.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.NodeDescription;
import org.occopus.node.Blueprint;
import org.occopus.node.Health;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.Origin;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.provider.HealthChecks;
import org.occopus.provider.Providers;
import org.occopus.resolution.Blueprints;
import org.occopus.resolution.KnownInstance;
import org.occopus.resolution.NodeResolver;
import org.occopus.resolution.ResolutionRequest;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.TemplateException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.setting.Section;
import org.occopus.state.Snapshot;
import org.occopus.state.Trouble;

/** Resolves an instance and writes its launch into a draft, so that the creating call can follow. */
final class Launches {
    private final NodeResolver resolver;
    private final Function<String, Optional<NodeDefinition>> definitions;
    private final Providers providers;
    private final HealthChecks healthChecks;
    private final Set<String> knownAccounts = ConcurrentHashMap.newKeySet();

    Launches(
            NodeResolver resolver,
            Function<String, Optional<NodeDefinition>> definitions,
            Providers providers,
            HealthChecks healthChecks) {
        this.resolver = resolver;
        this.definitions = definitions;
        this.providers = providers;
        this.healthChecks = healthChecks;
    }

    /**
     * After this the instance is launching, or it ends because it cannot be resolved.
     *
     * @param instanceId the instance
     * @param draft takes the launch
     * @param before what is known before this round of launches
     */
    void write(String instanceId, Draft draft, Known before) {
        NodeInstance instance = draft.instance(instanceId).orElseThrow();
        try {
            launch(instance, before, draft);
        } catch (TemplateException e) {
            refuse(instance, ProblemType.TEMPLATE_FAILED, e.getMessage(), draft);
        } catch (ProblemException e) {
            refuse(instance, e.type(), e.getMessage(), draft);
        } catch (ProviderException e) {
            refuse(instance, ProblemType.PROVIDER_REFUSED, e.getMessage(), draft);
        }
    }

    /** Accounts were stored, so that the orphan sweep knows of them. */
    void stored(Set<String> accounts) {
        knownAccounts.addAll(accounts);
    }

    private void launch(NodeInstance instance, Known before, Draft draft) {
        ResolutionRequest request = request(instance, before, draft);
        Implementation implementation = resolver.implementation(request);
        Blueprint blueprint = Blueprints.of(instance.id(), request.description(), request.node(), implementation);
        launch(instance.from(Origin.of(blueprint)), resolver.resolve(request, implementation), draft);
    }

    private void launch(NodeInstance instance, ResolvedNode node, Draft draft) {
        String account = providers.accountKey(node.resource());
        boolean managed = !node.configManagement().isEmpty();
        var health = new Health(
                managed, healthChecks.anyAsked(node.healthCheck()), timeout(node.healthCheck()), Optional.empty());
        NodeInstance placed = instance.resolved(account, health);
        draft.update(placed);
        draft.resolved(instance.id(), node);
        if (!knownAccounts.contains(account)) {
            draft.account(account, node.resource());
        }
        draft.move(placed, NodeEvent.CREATE_SENT, "");
    }

    private static Duration timeout(Map<String, Object> healthCheck) {
        return new Section(healthCheck)
                .number("timeout")
                .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                .orElse(Health.DEFAULT_TIMEOUT);
    }

    private static void refuse(NodeInstance instance, ProblemType type, String words, Draft draft) {
        draft.trouble(new Trouble(type, instance.id(), "Node '" + instance.nodeName() + "': " + words));
        draft.move(instance, NodeEvent.RESOLUTION_FAILED, words);
    }

    private ResolutionRequest request(NodeInstance instance, Known before, Draft draft) {
        Snapshot snapshot = before.snapshot();
        NodeDescription node = snapshot.description().node(instance.nodeName()).orElseThrow();
        NodeDefinition definition = definitions
                .apply(node.type())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NODE_DEFINITION_UNKNOWN,
                        "There is no node definition '" + node.type() + "' any more. Import it again.",
                        Map.of("node_definition", node.type())));
        return new ResolutionRequest(
                snapshot.infrastructure().id(),
                snapshot.description(),
                node,
                instance.id(),
                definition,
                before.instances(),
                place(instance, draft));
    }

    private static int place(NodeInstance instance, Draft draft) {
        return draft.snapshot().instancesOf(instance.nodeName()).stream()
                .map(NodeInstance::id)
                .toList()
                .indexOf(instance.id());
    }

    /**
     * What templates may ask about, the same for all launches of a round.
     *
     * @param snapshot the infrastructure
     * @param instances those that have an address
     */
    record Known(Snapshot snapshot, List<KnownInstance> instances) {
        static Known of(Snapshot snapshot) {
            return new Known(
                    snapshot,
                    snapshot.instances().stream()
                            .filter(instance -> instance.state().isLiving())
                            .filter(instance -> !instance.resource().addresses().isEmpty())
                            .map(Known::known)
                            .toList());
        }

        private static KnownInstance known(NodeInstance instance) {
            return new KnownInstance(
                    instance.nodeName(),
                    instance.id(),
                    instance.resource().addresses(),
                    instance.resource().privateAddress());
        }
    }
}
