package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InstanceStatus;

/**
 * The OpenStack tutorials of the original on real services, unchanged but for their placeholders, and for health checks,
 * which machines of a fake hypervisor do not answer. Each test counts what is left.
 */
@ExtendWith(SharedServer.class)
class NovaTutorialIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private final Site site;
    private final TestCloud cloud = TestCloud.orSkip();
    private final Map<String, Integer> before = cloud.counts();

    NovaTutorialIT(Site site) {
        this.site = site;
    }

    @AfterEach
    void leavesNothingBehind() {
        site.close();
        site.rest().put("/auth_data", "resource: []\n").ok();
        assertThat(Poll.until(() -> cloud.counts().equals(before), PATIENCE))
                .as("%s as before: %s", cloud.counts(), before)
                .isTrue();
    }

    @Test
    void saysHello() {
        String id = prepared("nova-helloworld").built(site);

        assertThat(cloud.userData(serverOf(id, "helloworld")))
                .startsWith("#cloud-config")
                .contains("Hello World! I have been created by Occopus");
        destroyed(id);
    }

    @Test
    void tellsTheSenderTheAddressOfTheReceiverWithAnApplicationCredential() {
        String id = prepared("nova-ping", cloud.applicationLogin()).built(site);

        String receiver = instance(id, "ping-receiver").addresses().getFirst();
        assertThat(receiver).startsWith("172.24.");
        assertThat(cloud.userData(serverOf(id, "ping-sender"))).contains("ping " + receiver + " -c 5");
        destroyed(id);
    }

    @Test
    void replacesAServerThatSomebodyElseDeletedAndReleasesItsAddress() {
        String id = prepared("jupyterlab").built(site, "--maintain");
        InstanceStatus lost = instance(id, "jupyterlab");

        cloud.deleteServer(cloud.serverOf(lost.id()));

        site.await(id, status -> status.isSettled() && !status.toString().contains(lost.id()));
        Map<String, Integer> now = cloud.counts();
        assertThat(Poll.until(() -> cloud.counts().equals(oneMore()), PATIENCE))
                .as("%s, one more than before: %s", now, before)
                .isTrue();
        destroyed(id);
    }

    @Test
    void tellsWhatIsWrongWithTheLogin() {
        Tutorial tutorial = prepared("nova-helloworld");
        tutorial.replace("auth.yaml", "password: " + cloud.lab().value("OS_PASSWORD"), "password: wrong");

        Launcher.Ended ended = tutorial.build(site);

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.messages()).contains("user '" + cloud.lab().value("OS_USERNAME") + "'");
    }

    @Test
    void tellsInOneLineThatThereIsNoSuchFlavor() {
        Tutorial tutorial = prepared("nova-helloworld");
        tutorial.replaceInDefinitions("flavor_name: m1.tiny", "flavor_name: m1.none");

        Launcher.Ended ended = tutorial.build(site);

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.messages().lines())
                .anySatisfy(
                        line -> assertThat(line).contains("flavor_name 'm1.none'", "there is none of this name or id"));
    }

    private Map<String, Integer> oneMore() {
        Map<String, Integer> expected = new TreeMap<>(before);
        Set.of("servers", "ports", "floatingips").forEach(kind -> expected.merge(kind, 1, Integer::sum));
        return expected;
    }

    private Tutorial prepared(String tutorial) {
        return prepared(tutorial, cloud.login());
    }

    private Tutorial prepared(String tutorial, String login) {
        return Tutorial.copied(tutorial, directory, this::filledIn).withLogins("""
                resource:
                  - %s
                """.formatted(login));
    }

    private String filledIn(String text) {
        return text.replace("    health_check:\n      ports:\n        - 8888\n      timeout: 1200\n", "")
                .replace("    contextualisation:\n", "    health_check: {ping: false}\n    contextualisation:\n")
                .replaceAll("replace_with_endpoint_of_nova_\\w+", cloud.lab().value("OS_AUTH_URL"))
                .replaceAll("replace_with_projectid_\\w+", cloud.lab().value("LAB_PROJECT_ID"))
                .replaceAll("replace_with_id_of_your_image_\\w+", cloud.lab().value("LAB_IMAGE_ID"))
                .replaceAll("replace_with_id_of_network_\\w+", cloud.lab().value("LAB_NETWORK_ID"))
                .replaceAll("replace_with_id_of_the_flavor_\\w+", "m1.tiny")
                .replaceAll("replace_with_name_of_keypair_\\w+", cloud.lab().value("LAB_KEYPAIR"))
                .replaceAll("replace_with_security_group_\\w+", "ssh")
                .replaceAll("add_yes_if_you_need_\\w+", "yes")
                .replaceAll(
                        "replace_with_name_of_floating_ip_pool_\\w+",
                        cloud.lab().value("LAB_EXT_NETWORK_NAME"));
    }

    private InstanceStatus instance(String id, String node) {
        return site.client().status(id).node(node).orElseThrow().instances().getFirst();
    }

    private String serverOf(String id, String node) {
        return cloud.serverOf(instance(id, node).id());
    }

    private void destroyed(String id) {
        Launcher.of(directory, site.server()).run("destroy", "-i", id).ok();
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.DESTROYED);
    }
}
