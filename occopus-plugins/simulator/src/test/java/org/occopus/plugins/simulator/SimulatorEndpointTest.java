package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.SettableClock;

final class SimulatorEndpointTest {
    private final SimulatorFactory factory = SimulatorFactory.inMemory(new SettableClock());
    private final HttpServer server = JdkHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            new ResourceConfig(SimulatorEndpoint.class)
                    .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                    .register(injection(factory)));
    private final HttpClient client = HttpClient.newHttpClient();

    private static AbstractBinder injection(SimulatorFactory factory) {
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(factory).to(SimulatorFactory.class);
            }
        };
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.shutdownNow();
    }

    @Test
    void listsWhatExists() throws Exception {
        Owner owner = Owners.any();
        Resource created = create(owner);
        create(Owners.any());

        JsonArray only = list(call("GET", "resources?infrastructure=" + owner.infrastructureId(), ""));
        assertThat(only).hasSize(1);
        JsonObject shown = only.getJsonObject(0);
        assertThat(shown.getJsonObject("tags").getString("org.occopus.instance"))
                .isEqualTo(owner.instanceId());
        assertThat(shown.getString("id")).isEqualTo(created.id().value());
        assertThat(shown.getString("server")).isEqualTo(owner.serverId());
        assertThat(shown.getString("node")).isEqualTo("web");
        assertThat(shown.getString("instance")).isEqualTo(owner.instanceId());
        assertThat(shown.getString("state")).isEqualTo("RUNNING");
        assertThat(shown.getJsonArray("addresses").getString(0)).startsWith("127.");
        assertThat(shown.getString("created")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(list(call("GET", "resources", ""))).hasSize(2);
    }

    @Test
    void killsAMachine() throws Exception {
        Resource created = create(Owners.any());
        HttpResponse<String> answer = call("POST", "resources/" + created.id() + "/kill", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).getString("killed")).isEqualTo(created.id().value());
        assertThat(factory.simulator().resources()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchMachine() throws Exception {
        HttpResponse<String> answer = call("POST", "resources/sim-00000009/kill", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).getString("type")).endsWith("/simulated-resource-unknown");
        assertThat(json(answer).getString("detail")).contains("sim-00000009");
    }

    @Test
    void setsShowsAndEndsFaults() throws Exception {
        HttpResponse<String> answer = call("PUT", "faults", "{\"fail_create\": \"throttled\", \"times\": 2}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject fault = json(answer).getJsonArray("faults").getJsonObject(0);
        assertThat(fault.getString("endpoint")).isEqualTo("*");
        JsonObject rule = fault.getJsonArray("faults").getJsonObject(0);
        assertThat(rule.getString("fault")).isEqualTo("fail");
        assertThat(rule.getString("kind")).isEqualTo("throttled");
        assertThat(rule.getJsonArray("calls").getString(0)).isEqualTo("create");
        assertThat(rule.getInt("times")).isEqualTo(2);
        assertThat(call("GET", "faults", "").body()).isEqualTo(answer.body());

        assertThat(call("DELETE", "faults", "").body()).isEqualTo("{\"faults\":[]}");
        assertThat(factory.simulator().currentFaults()).isEmpty();
    }

    @Test
    void refusesFaultsThatItDoesNotUnderstand() throws Exception {
        assertRefused("nonsense", "not a JSON object");
        assertRefused("[]", "not a JSON object");
        assertRefused("[".repeat(2000), "not a JSON object");
        assertRefused("{\"faults\": " + "[".repeat(2000), "not a JSON object");
        assertRefused("{\"seed\": " + "9".repeat(1200) + "}", "too many digits");
        assertRefused("{\"throttle\": 1e999999}", "from 0 to");
        assertRefused("{\"fail\": 1}", "'fail' is unknown");
        assertRefused("{\"fail_create\": \"maybe\"}", "no_capacity");
        assertRefused("{\"fail_create\": 1}", "must be a text or null");
        assertRefused("{\"throttle\": -1}", "from 0 to");
        assertRefused("{\"hang\": 1}", "true or false");
        assertRefused("{\"seed\": \"x\"}", "'seed' must be a whole number");
        assertRefused("{\"faults\": [{\"fault\": \"boot\"}]}", "fault 1: 'seconds' is missing for boot");
        assertThat(factory.simulator().currentFaults()).isEmpty();
    }

    @Test
    void takesBackWhatItShows() throws Exception {
        String faults =
                "{\"endpoint\":\"a\",\"seed\":9,\"faults\":[{\"fault\":\"latency\",\"seconds\":{\"distribution\":"
                        + "\"lognormal\",\"median\":0.5,\"sigma\":1.0},\"probability\":0.25,\"times\":3,\"after\":2,"
                        + "\"from_seconds\":1.0,\"for_seconds\":60.0}]}";
        assertThat(call("PUT", "faults", faults).body()).isEqualTo("{\"faults\":[" + faults + "]}");
    }

    @Test
    void tellsWhatWasInjected() throws Exception {
        call("PUT", "faults", "{\"faults\": [{\"fault\": \"boot\", \"seconds\": 3}]}");
        Resource created = create(Owners.any());
        JsonObject answer = json(call("GET", "faults/injected", ""));
        JsonObject one = answer.getJsonArray("injected").getJsonObject(0);
        assertThat(one.getString("fault")).isEqualTo("boot");
        assertThat(one.getString("call")).isEqualTo("create");
        assertThat(one.getString("subject")).isEqualTo(created.owner().instanceId());
        assertThat(one.getString("detail")).isEqualTo("3000 ms");
        int next = answer.getInt("next");
        assertThat(json(call("GET", "faults/injected?after=" + next, "")).getJsonArray("injected"))
                .isEmpty();
        HttpResponse<String> refused = call("GET", "faults/injected?after=x", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).getString("type")).endsWith("/request-invalid");
    }

    @Test
    void letsAMachineHang() throws Exception {
        Resource created = create(Owners.any());
        assertThat(json(call("POST", "resources/" + created.id() + "/hang", "")).getString("hung"))
                .isEqualTo(created.id().value());
        assertThat(call("POST", "resources/sim-00000009/hang", "").statusCode()).isEqualTo(404);
    }

    private void assertRefused(String body, String words) throws Exception {
        HttpResponse<String> answer = call("PUT", "faults", body);

        assertThat(answer.statusCode()).as(body).isEqualTo(422);
        assertThat(json(answer).getString("detail")).contains(words);
    }

    private Resource create(Owner owner) {
        return factory.open(new Account(Section.empty(), Section.empty())).create(Requests.of(owner));
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/simulator/" + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonArray list(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
