package org.occopus.plugins.chef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.occopus.plugins.chef.ChefNodes.node;
import static org.occopus.plugins.chef.ChefNodes.soon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.occopus.spi.config.ConfigNode;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Together;
import org.occopus.testkit.chef.FakeChefServer;
import org.occopus.testkit.chef.TestLogin;

final class ChefConfigManagerTest {
    @AutoClose
    private final FakeChefServer server = new FakeChefServer(InstantSource.system());

    @AutoClose
    private final ChefConfigManager manager = ChefNodes.manager(server);

    private final Owner owner = Owners.any();
    private final String infrastructure = owner.infrastructureId();
    private final String instance = owner.instanceId();

    private JsonNode stored() {
        return server.object("nodes", instance);
    }

    @Test
    void makesEnvironmentAndRoleWithTheFirstNode() {
        manager.register(node(owner), soon());

        assertThat(server.names("environments")).containsExactly(infrastructure);
        assertThat(server.names("roles")).containsExactly(infrastructure + "_web");
        assertThat(server.object("environments", infrastructure)
                        .path("json_class")
                        .asText())
                .isEqualTo("Chef::Environment");
        assertThat(server.object("roles", infrastructure + "_web")
                        .path("chef_type")
                        .asText())
                .isEqualTo("role");
    }

    @Test
    void putsRoleAndConnectBeforeTheRunList() {
        manager.register(node(owner, List.of("recipe[apache2]", "role[base]"), Map.of()), soon());

        assertThat(stored().path("chef_environment").asText()).isEqualTo(infrastructure);
        assertThat(stored().path("run_list"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "role[" + infrastructure + "_web]", "recipe[connect]", "recipe[apache2]", "role[base]");
    }

    @Test
    void repeatsNothingThatTheRunListHasAlready() {
        String role = "role[" + infrastructure + "_web]";
        manager.register(node(owner, List.of("recipe[connect]", role), Map.of()), soon());

        assertThat(stored().path("run_list")).extracting(JsonNode::asText).containsExactly("recipe[connect]", role);
    }

    @Test
    void writesAttributesByDottedName() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("mysql", Map.of("port", 3306));
        attributes.put("mysql.user.name", "wp");
        attributes.put("since", LocalDate.of(2026, 11, 22));
        attributes.put("connections", List.of(Map.of("source_role", "x_db", "source_attribute", "fqdn")));
        manager.register(node(owner, List.of("recipe[a]"), attributes), soon());

        JsonNode normal = stored().path("normal");
        assertThat(normal.at("/mysql/port").asInt()).isEqualTo(3306);
        assertThat(normal.at("/mysql/user/name").asText()).isEqualTo("wp");
        assertThat(normal.at("/since").asText()).isEqualTo("2026-11-22");
        assertThat(normal.at("/connections/0/source_role").asText()).isEqualTo("x_db");
    }

    @Test
    void keepsWhatTheMachineStoredWhenRegistrationIsRepeated() {
        manager.register(node(owner), soon());
        server.setAutomatic(instance, "fqdn", "web.example.org");
        manager.register(node(owner), soon());

        assertThat(stored().at("/automatic/fqdn").asText()).isEqualTo("web.example.org");
    }

    @Test
    void findsWhatALostAnswerMade() {
        server.loseNextAnswer();
        assertThatThrownBy(() -> manager.register(node(owner), soon()))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN));
        manager.register(node(owner), soon());

        assertThat(server.names("nodes")).containsExactly(instance);
        assertThat(server.names("environments")).hasSize(1);
    }

    @Test
    void letsTheMachineStoreWhatItFindsOut() {
        manager.register(node(owner), soon());
        server.machineStarts(instance);
        assertThat(server.machineConverges(instance)).isFalse();
        assertThat(manager.state(node(owner), soon())).isEqualTo(new ConfigState.Pending());
        assertThat(server.machineConverges(instance)).isTrue();

        assertThat(manager.state(node(owner), soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void keepsTheRightsOfOthers() {
        manager.register(node(owner), soon());
        server.machineStarts(instance);
        manager.state(node(owner), soon());

        assertThat(server.writersOf(instance)).containsExactly("pivotal", TestLogin.CLIENT, instance);
    }

    @Test
    void settlesTheRightsOnce() {
        manager.register(node(owner), soon());
        server.machineStarts(instance);
        manager.state(node(owner), soon());
        manager.state(node(owner), soon());

        assertThat(server.calls())
                .containsOnlyOnce("GET /nodes/" + instance + "/_acl", "PUT /nodes/" + instance + "/_acl/update");
    }

    @Test
    void needsNoRightsOnOldServers() {
        server.forgetAboutRights();
        manager.register(node(owner), soon());
        server.machineStarts(instance);
        assertThat(manager.state(node(owner), soon())).isEqualTo(new ConfigState.Pending());
        server.machineConverges(instance);

        assertThat(manager.state(node(owner), soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void findsAwaitedAttributesOnEveryLevel() {
        ConfigNode awaited = new ConfigNode(
                owner,
                node(owner).settings(),
                Map.of("service", Map.of("port", 80)),
                List.of("service.port", "ec2.public_hostname"));
        server.forgetAboutRights();
        manager.register(awaited, soon());
        server.machineConverges(instance);
        assertThat(manager.state(awaited, soon())).isEqualTo(new ConfigState.Pending());
        server.setAutomatic(instance, "ec2.public_hostname", "x");

        assertThat(manager.state(awaited, soon())).isEqualTo(new ConfigState.Ready());
    }

    @Test
    void failsWhenSomebodyDeletedTheNode() {
        manager.register(node(owner), soon());
        server.delete("nodes", instance);

        assertThat(manager.state(node(owner), soon()))
                .isEqualTo(new ConfigState.Failed("The Chef server at " + server.endpoint() + " does not know node '"
                        + instance + "' any more; somebody deleted it there."));
    }

    @Test
    void forgetsTheMachinesClientToo() {
        manager.register(node(owner), soon());
        server.machineStarts(instance);
        manager.forget(node(owner), soon());

        assertThat(server.names("nodes")).isEmpty();
        assertThat(server.names("clients")).isEmpty();
    }

    @Test
    void takesEnvironmentAndRolesAwayWithTheLastNode() {
        Owner other = Owners.of(owner.serverId(), infrastructure, "db");
        manager.register(node(owner), soon());
        manager.register(node(other), soon());
        manager.forget(node(owner), soon());
        assertThat(server.names("roles")).containsExactlyInAnyOrder(infrastructure + "_web", infrastructure + "_db");
        manager.forget(node(other), soon());

        assertThat(server.names("roles")).isEmpty();
        assertThat(server.names("environments")).isEmpty();
    }

    @Test
    void keepsWhatUsersChangedUntilTheInfrastructureEnds() {
        manager.register(node(owner), soon());
        server.edit("environments", infrastructure, "cookbook_versions", Map.of("apache2", "= 8.0.0"));
        server.edit("roles", infrastructure + "_web", "override_attributes", Map.of("a", 1));
        manager.forget(node(owner), soon());
        assertThat(server.names("environments")).containsExactly(infrastructure);
        assertThat(server.names("roles")).hasSize(1);
        manager.forgetInfrastructure(node(owner), soon());

        assertThat(server.names("environments")).isEmpty();
        assertThat(server.names("roles")).isEmpty();
    }

    @Test
    void touchesNothingOfOtherInfrastructures() {
        Owner other = Owners.any();
        manager.register(node(owner), soon());
        manager.register(node(other), soon());
        manager.forget(node(owner), soon());
        manager.forgetInfrastructure(node(owner), soon());

        assertThat(server.names("nodes")).containsExactly(other.instanceId());
        assertThat(server.names("roles")).containsExactly(other.infrastructureId() + "_web");
        assertThat(server.names("environments")).containsExactly(other.infrastructureId());
    }

    @Test
    void keepsTheEnvironmentOfANodeThatComesWhileAnotherLeaves() {
        for (int round = 0; round < 20; round++) {
            Owner leaving = Owners.siblingOf(owner);
            Owner coming = Owners.siblingOf(owner);
            manager.register(node(leaving), soon());
            comeAndGo(coming, leaving);

            assertThat(server.names("environments")).containsExactly(infrastructure);
            assertThat(server.names("roles")).containsExactly(infrastructure + "_web");
            manager.forget(node(coming), soon());
        }
    }

    private void comeAndGo(Owner coming, Owner leaving) {
        var turn = new AtomicInteger();
        Together.call(2, () -> {
            if (turn.getAndIncrement() == 0) {
                manager.register(node(coming), soon());
            } else {
                manager.forget(node(leaving), soon());
            }
            return turn;
        });
    }

    @Test
    void registersManyNodesAtOnce() {
        Together.call(40, () -> {
            manager.register(node(Owners.siblingOf(owner)), soon());
            return owner;
        });

        assertThat(server.names("nodes")).hasSize(40);
        assertThat(server.names("environments")).hasSize(1);
    }
}
