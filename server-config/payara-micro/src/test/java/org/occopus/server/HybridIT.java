package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InstanceStatus;
import org.occopus.testkit.ec2.Ec2Catalogue;
import org.occopus.testkit.ec2.FakeEc2;
import org.occopus.testkit.ec2.FakeInstance;

/**
 * One infrastructure on three clouds: a container on a Docker engine, a server on OpenStack that is told the container's
 * address, and an instance on EC2 that is told both.
 */
@ExtendWith(SharedServer.class)
class HybridIT {
    private final Site site;
    private final TestEngine engine = TestEngine.orSkip();
    private final TestCloud openstack = TestCloud.orSkip();
    private final FakeEc2 amazon = FakeEc2.start();
    private final Map<String, Integer> before = openstack.counts();

    HybridIT(Site site) {
        this.site = site;
    }

    @AfterEach
    void close() {
        site.close();
        amazon.close();
        site.rest().put("/auth_data", "resource: []\n").ok();
    }

    @Test
    void passesAddressesFromCloudToCloud() {
        login();
        define();

        String id = site.build("""
                user_id: somebody
                infra_name: hybrid
                nodes:
                  - &DATABASE {name: database, type: hybrid_container}
                  - &WORKER {name: worker, type: hybrid_server}
                  - &BALANCER {name: balancer, type: hybrid_instance}
                dependencies:
                  - connection: [*WORKER, *DATABASE]
                  - connection: [*BALANCER, *WORKER]
                  - connection: [*BALANCER, *DATABASE]
                """);

        String database = address(id, "database");
        String worker = address(id, "worker");
        assertThat(openstack.userData(openstack.serverOf(instance(id, "worker").id())))
                .contains("database=" + database);
        assertThat(amazon.living())
                .singleElement()
                .satisfies(balancer ->
                        assertThat(userData(balancer)).contains("database=" + database, "worker=" + worker));
        destroyed(id);
    }

    private void login() {
        site.rest()
                .put("/auth_data", """
                        resource:
                          - %s
                          - type: ec2
                            auth_data: {accesskey: %s, secretkey: %s}
                        """.formatted(openstack.login(), FakeEc2.ACCESS_KEY, FakeEc2.SECRET_KEY))
                .ok();
    }

    private void define() {
        site.define("""
                'node_def:hybrid_container':
                  - resource: {type: docker, endpoint: '%s', origin: '%s', image: hybrid, tag: latest}
                    contextualisation: {type: docker, env: [], command: sleep 600}
                """.formatted(engine.engine().socket(), engine.engine().origin("busybox_helloworld.tar")));
        site.define("""
                'node_def:hybrid_server':
                  - resource: %s
                    contextualisation:
                      type: cloudinit
                      context_template: |
                        #cloud-config
                        runcmd: ["echo database={{getip('database')}}"]
                    health_check: {ping: false}
                """.formatted(openstack.resource()));
        site.define("""
                'node_def:hybrid_instance':
                  - resource: {type: ec2, endpoint: '%s', regionname: %s, image_id: %s, instance_type: %s}
                    contextualisation:
                      type: cloudinit
                      context_template: |
                        #cloud-config
                        runcmd: ["echo database={{getip('database')}} worker={{getip('worker')}}"]
                    health_check: {ping: false}
                """.formatted(amazon.endpoint(), FakeEc2.REGION, Ec2Catalogue.IMAGE, Ec2Catalogue.TYPE));
    }

    private void destroyed(String id) {
        JsonObject accepted = site.rest().delete("/infrastructures/" + id).ok();
        assertThat(accepted.text("infraid")).contains(id);
        assertThat(site.awaitDestroyed(id).state()).isEqualTo(InfrastructureState.DESTROYED);
        assertThat(engine.containersOf(id)).isEmpty();
        assertThat(amazon.living()).isEmpty();
        assertThat(Poll.until(() -> openstack.counts().equals(before), Site.LIMIT))
                .as("%s as before: %s", openstack.counts(), before)
                .isTrue();
    }

    private InstanceStatus instance(String id, String node) {
        return site.client().status(id).node(node).orElseThrow().instances().getFirst();
    }

    private String address(String id, String node) {
        return instance(id, node).addresses().getFirst();
    }

    private static String userData(FakeInstance machine) {
        byte[] bytes =
                Base64.getDecoder().decode(machine.launch().text("UserData").orElseThrow());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
