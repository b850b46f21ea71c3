package org.occopus.maintenance;

import java.time.Duration;
import java.util.function.Supplier;
import org.occopus.provider.CallPostponed;
import org.occopus.provider.Providers;
import org.occopus.resolution.ResolvedNode;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.setting.Section;

/** Calls to the config managers of node instances that have one. Blocking; made without a transaction. */
final class ConfigCalls {
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final Providers providers;

    ConfigCalls(Providers providers) {
        this.providers = providers;
    }

    /**
     * Registers a node, then creates its resource. A cloud that is out of reach, or may not be called for now, lets the
     * engine conclude that nothing was made anywhere, so the node must not stay registered then.
     */
    Resource registered(Owner owner, ResolvedNode node, Supplier<Resource> creation) {
        managerOf(node).register(configNode(owner, node), Deadline.in(BUDGET));
        try {
            return creation.get();
        } catch (ProviderException failure) {
            if (failure.kind() == ProviderFailure.UNREACHABLE || failure.kind() == ProviderFailure.UNAUTHORISED) {
                takeBack(owner, node, failure);
            }
            throw failure;
        } catch (CallPostponed postponed) {
            takeBack(owner, node, postponed);
            throw postponed;
        }
    }

    private void takeBack(Owner owner, ResolvedNode node, RuntimeException why) {
        try {
            managerOf(node).forget(configNode(owner, node), Deadline.in(BUDGET));
        } catch (ProviderException failure) {
            why.addSuppressed(failure);
            String message = why.getMessage() + " Its registration stays for now: " + failure.getMessage();
            throw new ProviderException(ProviderFailure.OUTCOME_UNKNOWN, failure.providerCode(), message, why);
        }
    }

    ConfigState state(Owner owner, ResolvedNode node) {
        return managerOf(node).state(configNode(owner, node), Deadline.in(BUDGET));
    }

    /**
     * Forgets a node whose resource is gone.
     *
     * @param forEver whether its infrastructure gets no more nodes
     */
    void forget(Owner owner, ResolvedNode node, boolean forEver) {
        managerOf(node).forget(configNode(owner, node), Deadline.in(BUDGET));
        if (forEver) {
            managerOf(node).forgetInfrastructure(configNode(owner, node), Deadline.in(BUDGET));
        }
    }

    private ConfigManager managerOf(ResolvedNode node) {
        return providers.configManager(node.configManagement());
    }

    private static ConfigNode configNode(Owner owner, ResolvedNode node) {
        return new ConfigNode(owner, new Section(node.configManagement()), node.attributes(), node.synchronised());
    }
}
