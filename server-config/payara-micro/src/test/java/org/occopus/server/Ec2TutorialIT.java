package org.occopus.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.state.InfrastructureState;
import org.occopus.testkit.chef.FakeChefServer;
import org.occopus.testkit.chef.TestLogin;
import org.occopus.testkit.ec2.Ec2Catalogue;
import org.occopus.testkit.ec2.FakeEc2;
import org.occopus.testkit.ec2.FakeInstance;

/** The EC2 tutorials of the original, unchanged but for their placeholders, typed as the manual says. */
@ExtendWith(SharedServer.class)
class Ec2TutorialIT {
    private static final String NODE = "org.occopus.node";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final Site site;
    private final FakeEc2 cloud = FakeEc2.start();
    private final FakeChefServer chef = new FakeChefServer(InstantSource.system());

    Ec2TutorialIT(Site site) {
        this.site = site;
        cloud.behaviour()
                .bootTakes(Duration.ofSeconds(1))
                .shutdownTakes(Duration.ofSeconds(1))
                .newInstancesLag(Duration.ofMillis(500));
    }

    @AfterEach
    void close() {
        site.close();
        cloud.close();
        chef.close();
        site.rest().put("/auth_data", "resource: []\n").ok();
    }

    @Test
    void saysHello() {
        String id = prepared("ec2-helloworld").built(site);

        assertThat(cloud.living()).singleElement().satisfies(machine -> {
            assertThat(userData(machine))
                    .startsWith("#cloud-config")
                    .contains("Hello World! I have been created by Occopus");
            assertThat(machine.launch().text("KeyName")).contains(Ec2Catalogue.KEY);
            assertThat(machine.launch().list("SecurityGroupId"))
                    .containsExactly(Ec2Catalogue.GROUP, Ec2Catalogue.OTHER_GROUP);
            assertThat(machine.tags())
                    .containsEntry("org.occopus.infrastructure", id)
                    .hasEntrySatisfying("Name", name -> assertThat(name).startsWith("occopus-ec2-helloworld"));
        });
        destroyed(id);
    }

    @Test
    void tellsTheSenderTheAddressOfTheReceiver() {
        String id = prepared("ec2-ping").built(site);

        String receiver = site.client()
                .status(id)
                .node("ping-receiver")
                .orElseThrow()
                .instances()
                .getFirst()
                .addresses()
                .getFirst();
        assertThat(userData(machines("ping-sender").getFirst())).contains("ping " + receiver + " -c 5");
        destroyed(id);
    }

    @Test
    void startsTheWorkflowFromItsEnd() throws IOException {
        HttpServer flowbster = HttpServer.create(new InetSocketAddress(0), 0);
        flowbster.createContext("/flowbster", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        flowbster.start();
        try {
            int port = flowbster.getAddress().getPort();
            Tutorial tutorial = prepared("flowbster-autodock-vina");
            tutorial.replaceInDefinitions(":5000/", ":" + port + "/");
            String id = tutorial.built(site);

            assertThat(machines("VINA")).hasSize(5);
            assertThat(machines("GENERATOR")).hasSize(1);
            assertThat(machines("COLLECTOR")).hasSize(1);
            assertThat(cloud.living())
                    .extracting(machine -> machine.tags().get(NODE))
                    .startsWith("COLLECTOR");
            destroyed(id);
        } finally {
            flowbster.stop(0);
        }
    }

    @Test
    void replacesASpotMachineThatWasTakenAway() {
        Tutorial tutorial = prepared("ec2-helloworld");
        tutorial.replaceInDefinitions("      type: ec2\n", "      type: ec2\n      spot: true\n");
        String id = tutorial.built(site, "--maintain");
        FakeInstance taken = cloud.living().getFirst();

        cloud.end(taken, "Server.SpotInstanceTermination", "Spot instance termination");

        assertThat(Poll.until(() -> cloud.living().stream().anyMatch(found -> found != taken), PATIENCE))
                .isTrue();
        site.settled(id);
        assertThat(site.events(id))
                .anySatisfy(event -> assertThat(event.toString()).contains("Server.SpotInstanceTermination"));
        destroyed(id);
    }

    @Test
    void refusesTooLongAContextBeforeAnythingIsCreated() {
        Tutorial tutorial = prepared("ec2-helloworld");
        tutorial.replace(
                tutorial.description(), "Hello World!", Base64.getEncoder().encodeToString(noise()));
        Launcher.Ended ended = tutorial.build(site);

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.messages()).contains("16384 bytes of user data");
        assertThat(cloud.instances()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithTheLogin() {
        Tutorial tutorial = prepared("ec2-helloworld");
        tutorial.replace("auth.yaml", FakeEc2.SECRET_KEY, "wrong");
        Launcher.Ended ended = tutorial.build(site);

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.messages()).contains("check accesskey and secretkey of the auth data");
        assertThat(cloud.instances()).isEmpty();
    }

    @Test
    void registersTheMachineWithChefAndWaitsForItsFirstRun() throws InterruptedException {
        Tutorial tutorial = prepared("chef-apache2");
        tutorial.replaceInDefinitions("replace_with_url_of_chef_server", chef.endpoint());
        tutorial.replace("nodes/cloud_init_chef.yaml", "replace_with_your_chef_server_url", chef.endpoint());
        tutorial.withLogins(login() + chefLogin());
        Thread machine = Thread.ofVirtual().start(this::runChefClient);

        String id = tutorial.built(site);

        assertThat(machine.join(PATIENCE)).isTrue();
        String node = chef.names("nodes").iterator().next();
        assertThat(chef.names("environments")).contains(id);
        assertThat(userData(cloud.living().getFirst())).contains("server_url: " + chef.endpoint(), node, id);
        destroyed(id);
        assertThat(chef.names("nodes")).isEmpty();
        assertThat(chef.names("environments")).doesNotContain(id);
    }

    private void runChefClient() {
        if (Poll.until(() -> !chef.names("nodes").isEmpty() && !cloud.living().isEmpty(), PATIENCE)) {
            String node = chef.names("nodes").iterator().next();
            chef.machineStarts(node);
            var unused = Poll.until(() -> chef.machineConverges(node), PATIENCE);
        }
    }

    private static String chefLogin() {
        return """
                config_management:
                  - type: chef
                    auth_data:
                      client_name: %s
                      client_key: |
                %s
                """.formatted(TestLogin.CLIENT, TestLogin.pem("client.pem").indent(8));
    }

    private static byte[] noise() {
        byte[] bytes = new byte[20_000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private Tutorial prepared(String tutorial) {
        return Tutorial.copied(tutorial, directory, this::filledIn).withLogins(login());
    }

    private String login() {
        return """
                resource:
                  - type: ec2
                    endpoint: %s
                    auth_data: {accesskey: %s, secretkey: %s}
                """.formatted(cloud.endpoint(), FakeEc2.ACCESS_KEY, FakeEc2.SECRET_KEY);
    }

    private String filledIn(String text) {
        return text.replaceAll("replace_with_endpoint_of_ec2_\\w+", cloud.endpoint())
                .replaceAll("replace_with_regionname_\\w+", FakeEc2.REGION)
                .replaceAll("replace_with_id_of_your_image_\\w+", Ec2Catalogue.IMAGE)
                .replaceAll("replace_with_instance_type_\\w+", Ec2Catalogue.TYPE)
                .replaceAll("replace_with_key_name_\\w+", Ec2Catalogue.KEY)
                .replaceAll("replace_with_security_group_id1_\\w+", Ec2Catalogue.GROUP)
                .replaceAll("replace_with_security_group_id2_\\w+", Ec2Catalogue.OTHER_GROUP)
                .replaceAll("replace_with_subnet_id_\\w+", Ec2Catalogue.SUBNET);
    }

    private List<FakeInstance> machines(String node) {
        return cloud.living().stream()
                .filter(machine -> node.equals(machine.tags().get(NODE)))
                .toList();
    }

    private static String userData(FakeInstance machine) {
        byte[] bytes =
                Base64.getDecoder().decode(machine.launch().text("UserData").orElseThrow());
        return new String(bytes, UTF_8);
    }

    private void destroyed(String id) {
        Launcher.of(directory, site.server()).run("destroy", "-i", id).ok();
        assertThat(cloud.living()).isEmpty();
        assertThat(cloud.volumes()).isEmpty();
        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.DESTROYED);
    }
}
