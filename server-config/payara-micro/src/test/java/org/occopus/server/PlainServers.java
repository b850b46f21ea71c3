package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.occopus.client.json.JsonText;
import org.occopus.testkit.Together;
import org.occopus.testkit.real.OpenStackLab;

/** Servers made at once without Occopus, to compare with. */
final class PlainServers {
    private static final String NAME = "plain";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final TestCloud cloud;
    private final int count;

    PlainServers(TestCloud cloud, int count) {
        this.cloud = cloud;
        this.count = count;
    }

    /** By one {@code POST /servers} for each, and one look a second until the last one is ACTIVE. */
    void byRequests() {
        String flavor = flavor();
        Together.call(count, () -> cloud.send(create(flavor)));
        OpenStackLab.patience(LIMIT)
                .until(
                        count + " active servers",
                        () -> servers("&status=ACTIVE").size() == count);
    }

    private HttpRequest.Builder create(String flavor) {
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
                .filter(found -> found.requiredText("name").equals("m1.tiny"))
                .findFirst()
                .orElseThrow()
                .requiredText("id");
    }

    private List<String> servers(String filter) {
        return cloud.list("LAB_EP_NOVA", "/servers?name=^" + NAME + "$" + filter, "servers").stream()
                .map(server -> server.requiredText("id"))
                .toList();
    }

    /** By one {@code openstack server create --wait} for each, all at once. */
    void byCommand() {
        List<Process> processes =
                IntStream.range(0, count).mapToObj(number -> command()).toList();
        for (Process process : processes) {
            assertThat(exit(process)).as("openstack server create").isZero();
        }
    }

    private Process command() {
        var builder = new ProcessBuilder(
                        "openstack",
                        "server",
                        "create",
                        "--wait",
                        "--image=" + cloud.lab().value("LAB_IMAGE_ID"),
                        "--network=" + cloud.lab().value("LAB_NETWORK_ID"),
                        "--flavor=m1.tiny",
                        NAME)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "openstack.out").toFile());
        cloud.lab().values().forEach((key, value) -> {
            if (key.startsWith("OS_")) {
                builder.environment().put(key, value);
            }
        });
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void delete() {
        servers("").forEach(cloud::deleteServer);
    }
}
