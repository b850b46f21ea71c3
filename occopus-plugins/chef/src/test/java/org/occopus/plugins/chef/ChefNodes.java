package org.occopus.plugins.chef;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.occopus.spi.Deadline;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.chef.FakeChefServer;
import org.occopus.testkit.chef.TestLogin;

/** Nodes and a manager for tests on a server in memory. */
final class ChefNodes {
    private ChefNodes() {}

    static ChefConfigManager manager(FakeChefServer server) {
        return manager(server.endpoint(), server);
    }

    static ChefConfigManager manager(String endpoint, FakeChefServer server) {
        return ChefConfigManager.open(
                new Account(new Section(Map.of("endpoint", endpoint)), TestLogin.credentials()), server.clock());
    }

    static ConfigNode node(Owner owner) {
        return node(owner, List.of("recipe[apache2]"), Map.of());
    }

    static ConfigNode node(Owner owner, List<String> runList, Map<String, Object> attributes) {
        return new ConfigNode(
                owner,
                new Section(Map.of("endpoint", "http://127.0.0.1/organizations/staff", "run_list", runList)),
                attributes,
                List.of());
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
