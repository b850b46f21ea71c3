package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;

/**
 * OpenStack's nova-compute does not work for a while. Servers that wait for it are waited for, each made once; when Nova
 * has no host for them, its words are told after a few attempts. Each test counts what is left.
 */
@ExtendWith(SharedServer.class)
class NovaComputeStoppedIT {
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final int COUNT = 3;
    private static final int ATTEMPTS = 3;

    private final Site site;
    private final TestCloud cloud = TestCloud.orSkip();
    private final ComputeService compute = ComputeService.orSkip(cloud);
    private final Map<String, Integer> before = cloud.counts();

    NovaComputeStoppedIT(Site site) {
        this.site = site;
    }

    @AfterEach
    void leavesNothingBehind() {
        compute.goOn();
        compute.takeServers();
        site.close();
        site.rest().put("/auth_data", "resource: []\n").ok();
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(Poll.until(() -> cloud.counts().equals(before), Site.LIMIT))
                .as("%s as before: %s", cloud.counts(), before)
                .isTrue();
    }

    @Test
    void waitsForServersThatDoNotStartAndMakesNoOthers() {
        compute.hold();
        String id = submitted();
        InfrastructureStatus waiting = site.await(id, NovaComputeStoppedIT::isBuilding);
        List<String> servers = resources(waiting);

        assertThat(Poll.until(() -> !resources(site.client().status(id)).equals(servers), A_WHILE))
                .as("another server than %s while these wait: %s", servers, site.events(id))
                .isFalse();
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.BUILDING);
        assertThat(site.rest().get("/infrastructures/" + id + "/why").body())
                .contains("Its machine exists and is starting; the provider says 'BUILD'");
        assertThat(cloud.serversOf(id)).containsExactlyInAnyOrderElementsOf(servers);

        compute.goOn();

        assertThat(resources(site.settled(id))).isEqualTo(servers);
        assertThat(cloud.serversOf(id)).containsExactlyInAnyOrderElementsOf(servers);
        destroyed(id);
    }

    @Test
    void deletesServersThatHaveNotStartedYet() {
        compute.hold();
        String id = submitted();
        site.await(id, NovaComputeStoppedIT::isBuilding);

        site.client().destroy(id);
        InfrastructureStatus waiting =
                site.await(id, status -> !status.remaining().isEmpty());
        assertThat(waiting.state()).isEqualTo(InfrastructureState.DESTROYING);

        compute.goOn();

        site.awaitDestroyed(id);
        assertNothingLeft();
    }

    @Test
    void tellsThatNovaFindsNoHostAfterAFewAttempts() {
        compute.refuseServers();
        String id = submitted();

        InfrastructureStatus failed = site.await(id, status -> status.state() == InfrastructureState.FAILED);

        assertThat(failed.problem().map(Cause::detail).orElseThrow())
                .contains("No valid host was found")
                .doesNotContain("\n");
        assertThat(site.events(id).stream().filter(event -> event.message().contains("CREATE_SENT")))
                .hasSizeLessThanOrEqualTo(COUNT * ATTEMPTS);
        assertNothingLeft();
    }

    private String submitted() {
        site.rest()
                .put("/auth_data", "resource: [%s]\n".formatted(cloud.login()))
                .ok();
        site.define("""
                'node_def:waiting_server':
                  - resource: %s
                    contextualisation: {type: cloudinit, context_template: "#cloud-config\\n"}
                    health_check: {ping: false}
                """.formatted(cloud.resource()));
        return site.submit("""
                user_id: somebody
                infra_name: waiting
                nodes:
                  - {name: worker, type: waiting_server, scaling: {min: %1$d, max: %1$d}}
                """.formatted(COUNT));
    }

    private static boolean isBuilding(InfrastructureStatus status) {
        return instances(status)
                        .filter(instance -> instance.providerState().equals(Optional.of("BUILD")))
                        .count()
                == COUNT;
    }

    private static Stream<InstanceStatus> instances(InfrastructureStatus status) {
        return status.nodes().stream().flatMap(node -> node.instances().stream());
    }

    private static List<String> resources(InfrastructureStatus status) {
        return instances(status).map(instance -> instance.resource().orElse("")).toList();
    }

    private void destroyed(String id) {
        site.client().destroy(id);
        site.awaitDestroyed(id);
        assertNothingLeft();
    }
}
