package org.occopus.plugins.chef;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ConfigManagerContract;
import org.occopus.testkit.chef.FakeChefServer;
import org.occopus.testkit.chef.TestLogin;

final class ChefContractTest extends ConfigManagerContract {
    @AutoClose
    private final FakeChefServer server = new FakeChefServer(InstantSource.system());

    @Override
    protected ConfigManagerFactory factory() {
        return new ChefFactory();
    }

    @Override
    protected Account account() {
        return new Account(settings(), TestLogin.credentials());
    }

    @Override
    protected Section settings() {
        return new Section(Map.of("endpoint", server.endpoint(), "run_list", List.of("recipe[apache2]")));
    }

    @Override
    protected boolean knows(ConfigNode node) {
        String id = node.owner().instanceId();
        return server.names("nodes").contains(id) || server.names("clients").contains(id);
    }

    @Override
    protected boolean knowsInfrastructure(String infrastructureId) {
        return server.names("environments").contains(infrastructureId)
                || server.names("roles").stream().anyMatch(role -> role.startsWith(infrastructureId));
    }

    @Override
    protected void finish(ConfigNode node) {
        server.forgetAboutRights();
        server.machineStarts(node.owner().instanceId());
        server.machineConverges(node.owner().instanceId());
    }

    @Override
    protected void publish(ConfigNode node, String name) {
        server.setAutomatic(node.owner().instanceId(), name, 80);
    }
}
