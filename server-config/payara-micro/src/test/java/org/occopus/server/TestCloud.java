package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.JsonText;
import org.occopus.testkit.real.OpenStackLab;

/** OpenStack services to test on, asked behind Occopus' back by the project's user and by their administrator. */
final class TestCloud {
    // The first version that shows user data, https://docs.openstack.org/api-ref/compute/.
    private static final String SHOWS_USER_DATA = "2.3";

    private final OpenStackLab lab;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String userToken;
    private final String administratorToken;

    private TestCloud(OpenStackLab lab) {
        this.lab = lab;
        this.userToken = login(lab.value("OS_USERNAME"), lab.value("OS_PASSWORD"), lab.value("OS_PROJECT_NAME"));
        this.administratorToken =
                login(lab.value("LAB_ADMIN_USERNAME"), lab.value("LAB_ADMIN_PASSWORD"), lab.value("LAB_ADMIN_PROJECT"));
    }

    /** Finds the services, or skips the test and says why. */
    static TestCloud orSkip() {
        return new TestCloud(OpenStackLab.orSkip());
    }

    private String login(String name, String password, String projectName) {
        Map<String, String> domain = Map.of("id", "default");
        Map<String, Object> user = Map.of("name", name, "domain", domain, "password", password);
        Map<String, Object> project = Map.of("name", projectName, "domain", domain);
        String body = JsonText.compact(Map.of(
                "auth",
                Map.of(
                        "identity", Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                        "scope", Map.of("project", project))));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(lab.value("OS_AUTH_URL") + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(request).headers().firstValue("X-Subject-Token").orElseThrow();
    }

    OpenStackLab lab() {
        return lab;
    }

    /** The {@code resource} section of a small server, in one line. */
    String resource() {
        return "{type: nova, endpoint: '%s', project_id: %s, image_id: %s, network_id: %s, flavor_name: m1.tiny}"
                .formatted(
                        lab.value("OS_AUTH_URL"),
                        lab.value("LAB_PROJECT_ID"),
                        lab.value("LAB_IMAGE_ID"),
                        lab.value("LAB_NETWORK_ID"));
    }

    /** An element of {@code resource} in authentication data, in one line. */
    String login() {
        return "{type: nova, auth_data: {username: %s, password: %s}}"
                .formatted(lab.value("OS_USERNAME"), lab.value("OS_PASSWORD"));
    }

    /** The same with an application credential of that user. */
    String applicationLogin() {
        return "{type: nova, auth_data: {type: application_credential, id: %s, secret: %s}}"
                .formatted(lab.value("LAB_APPCRED_ID"), lab.value("LAB_APPCRED_SECRET"));
    }

    /** How many servers, ports, floating addresses and volumes the project has. */
    Map<String, Integer> counts() {
        String ofProject = "?project_id=" + lab.value("LAB_PROJECT_ID");
        return new TreeMap<>(Map.of(
                "servers", list("LAB_EP_NOVA", "/servers", "servers").size(),
                "volumes", list("LAB_EP_CINDER", "/volumes", "volumes").size(),
                "ports",
                        list("LAB_EP_NEUTRON", "/v2.0/ports" + ofProject, "ports")
                                .size(),
                "floatingips",
                        list("LAB_EP_NEUTRON", "/v2.0/floatingips" + ofProject, "floatingips")
                                .size()));
    }

    /** The id of the server of a node instance. */
    String serverOf(String instance) {
        return marked("org.occopus.instance", instance).getFirst();
    }

    /** The ids of all servers of an infrastructure. */
    List<String> serversOf(String infrastructure) {
        return marked("org.occopus.infrastructure", infrastructure);
    }

    private List<String> marked(String mark, String value) {
        return list("LAB_EP_NOVA", "/servers/detail", "servers").stream()
                .filter(server -> server.object("metadata")
                        .flatMap(marks -> marks.text(mark))
                        .filter(value::equals)
                        .isPresent())
                .map(server -> server.requiredText("id"))
                .toList();
    }

    String userData(String server) {
        HttpRequest.Builder request =
                byAdministrator("LAB_EP_NOVA", "/servers/" + server).GET();
        JsonObject shown =
                JsonObject.parse(send(request).body()).object("server").orElseThrow();
        byte[] bytes = Base64.getDecoder().decode(shown.requiredText("OS-EXT-SRV-ATTR:user_data"));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void deleteServer(String server) {
        send(byUser("LAB_EP_NOVA", "/servers/" + server).DELETE());
    }

    /** All that the project's user is shown of a collection. */
    List<JsonObject> list(String service, String path, String member) {
        return JsonObject.parse(send(byUser(service, path).GET()).body()).objects(member);
    }

    HttpRequest.Builder byUser(String service, String path) {
        return request(service, path, userToken);
    }

    HttpRequest.Builder byAdministrator(String service, String path) {
        return request(service, path, administratorToken);
    }

    private HttpRequest.Builder request(String service, String path, String token) {
        return HttpRequest.newBuilder(URI.create(lab.value(service) + path))
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/json")
                .header("X-OpenStack-Nova-API-Version", SHOWS_USER_DATA);
    }

    /** Its answer, which must be a success. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s: %s", answer.uri(), answer.body())
                    .isBetween(200, 299);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
