package org.occopus.plugins.chef;

import java.time.InstantSource;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigManager;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;

/**
 * Nodes of one organisation on a Chef server. Names are made of ids, so that whatever an earlier call made is found
 * again, whether its answer came or not.
 */
final class ChefConfigManager implements ConfigManager {
    private static final String NODES = "nodes";
    private static final String CLIENTS = "clients/";

    private final ChefServer server;
    private final ChefObjects objects;
    private final InfrastructureObjects shared;
    private final NodeAccess access;
    private final InfrastructureTurns turns = new InfrastructureTurns();

    ChefConfigManager(ChefServer server) {
        this.server = server;
        this.objects = new ChefObjects(server);
        this.shared = new InfrastructureObjects(objects);
        this.access = new NodeAccess(objects);
    }

    static ChefConfigManager open(Account account, InstantSource clock) {
        Section settings = account.settings();
        if (account.credentials().values().isEmpty()) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "Authorisation information is not set for the target Chef Server ("
                            + settings.text("endpoint").orElse("")
                            + ")! Add a matching entry to the 'config_management' section of auth_data.yaml.");
        }
        try {
            ChefLogin login = ChefLogin.of(account.credentials());
            return new ChefConfigManager(new ChefServer(ChefSettings.endpoint(settings), login, clock));
        } catch (IllegalArgumentException e) {
            String message =
                    "Chef server cannot be used: " + e.getMessage() + "; correct the endpoint or the auth data.";
            throw new ProviderException(ProviderFailure.REFUSED, "", message, e);
        }
    }

    @Override
    public void register(ConfigNode node, Deadline deadline) {
        String infrastructure = node.owner().infrastructureId();
        boolean done = turns.coming(infrastructure, deadline, () -> {
            shared.make(node.owner(), deadline);
            objects.make(NODES, ChefDocuments.node(node), deadline);
        });
        requireTurn(done, node);
    }

    @Override
    public ConfigState state(ConfigNode node, Deadline deadline) {
        String instance = node.owner().instanceId();
        Optional<RegisteredNode> found = objects.find(pathOf(node), deadline).map(RegisteredNode::new);
        if (found.isEmpty()) {
            return new ConfigState.Failed("The Chef server at " + server.endpoint() + " does not know node '" + instance
                    + "' any more; somebody deleted it there.");
        }
        if (!found.get().hasRun()) {
            access.grant(instance, deadline);
            return new ConfigState.Pending();
        }
        return found.get().hasAll(node.awaited()) ? new ConfigState.Ready() : new ConfigState.Pending();
    }

    @Override
    public void forget(ConfigNode node, Deadline deadline) {
        objects.remove(pathOf(node), deadline);
        objects.remove(CLIENTS + node.owner().instanceId(), deadline);
        access.forget(node.owner().instanceId());
        whenUnused(node, deadline, () -> shared.removeUnchanged(node.owner().infrastructureId(), deadline));
    }

    @Override
    public void forgetInfrastructure(ConfigNode node, Deadline deadline) {
        whenUnused(node, deadline, () -> shared.remove(node.owner().infrastructureId(), deadline));
    }

    private void whenUnused(ConfigNode node, Deadline deadline, Runnable removal) {
        String infrastructure = node.owner().infrastructureId();
        boolean done = turns.leaving(infrastructure, deadline, () -> {
            if (!shared.areUsed(infrastructure, deadline)) {
                removal.run();
            }
        });
        requireTurn(done, node);
    }

    private static String pathOf(ConfigNode node) {
        return NODES + "/" + node.owner().instanceId();
    }

    private void requireTurn(boolean done, ConfigNode node) {
        if (!done) {
            throw new ProviderException(
                    ProviderFailure.OUTCOME_UNKNOWN,
                    "",
                    "Chef server at " + server.endpoint() + ", node '"
                            + node.owner().instanceId()
                            + "': other nodes of its infrastructure are coming or going; it is asked again.");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
