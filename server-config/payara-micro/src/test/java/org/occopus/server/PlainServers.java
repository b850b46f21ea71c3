package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.occopus.client.json.JsonText;
import org.occopus.testkit.Together;
import org.occopus.testkit.real.OpenStackLab;

/** Servers made at once without Occopus. */
final class PlainServers {
    private static final String NAME = "plain";
    private static final String FLAVOR = "m1.tiny";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final TestCloud cloud;
    private final int count;

    PlainServers(TestCloud cloud, int count) {
        this.cloud = cloud;
        this.count = count;
    }

    /** Sends one {@code POST /servers} for each, and looks once a second until the last one is ACTIVE. */
    void create() {
        String flavor = flavor();
        Together.call(count, () -> cloud.send(wish(flavor)));
        OpenStackLab.patience(LIMIT)
                .until(
                        count + " active servers",
                        () -> servers("&status=ACTIVE").size() == count);
    }

    /** Runs as many {@code openstack server create --wait} at once, each for one server. */
    void createByCommands() {
        List<Process> commands =
                IntStream.range(0, count).mapToObj(any -> command()).toList();
        assertThat(commands).allSatisfy(command -> {
            assertThat(command.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isZero();
        });
    }

    private Process command() {
        OpenStackLab lab = cloud.lab();
        ProcessBuilder command = new ProcessBuilder(
                        new ArrayList<>(List.of("openstack", "server", "create", "--flavor", FLAVOR, "--wait", NAME)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.command().addAll(List.of("--image", lab.value("LAB_IMAGE_ID")));
        command.command().addAll(List.of("--network", lab.value("LAB_NETWORK_ID")));
        lab.values().forEach((key, value) -> {
            if (key.startsWith("OS_")) {
                command.environment().put(key, value);
            }
        });
        try {
            return command.start();
        } catch (IOException e) {
            return abort("No command 'openstack' here: " + e.getMessage());
        }
    }

    private HttpRequest.Builder wish(String flavor) {
        Map<String, Object> server = Map.of(
                "name",
                NAME,
                "imageRef",
                cloud.lab().value("LAB_IMAGE_ID"),
                "flavorRef",
                flavor,
                "networks",
                List.of(Map.of("uuid", cloud.lab().value("LAB_NETWORK_ID"))));
        return cloud.byUser("LAB_EP_NOVA", "/servers")
                .POST(BodyPublishers.ofString(JsonText.compact(Map.of("server", server))));
    }

    private String flavor() {
        return cloud.list("LAB_EP_NOVA", "/flavors", "flavors").stream()
                .filter(found -> found.requiredText("name").equals(FLAVOR))
                .findFirst()
                .orElseThrow()
                .requiredText("id");
    }

    private List<String> servers(String filter) {
        return cloud.list("LAB_EP_NOVA", "/servers?name=%5E" + NAME + "%24" + filter, "servers").stream()
                .map(server -> server.requiredText("id"))
                .toList();
    }

    void delete() {
        servers("").forEach(cloud::deleteServer);
    }
}
