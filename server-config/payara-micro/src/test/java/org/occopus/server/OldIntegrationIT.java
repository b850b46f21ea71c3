package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.client.json.JsonObject;

/** What old integrations ask besides: costs, and the keys of the original's broker; and what the server says of itself. */
@ExtendWith(SharedServer.class)
class OldIntegrationIT {
    private static final String SECRET = "canary-of-the-context-1b6e";
    private static final String DEFINITION = """
            'node_def:old':
              - resource:
                  type: simulator
                contextualisation:
                  type: cloudinit
                  context_template: |
                    #cloud-config
                    runcmd: [ "echo {{ variables.token }}" ]
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: old
            nodes:
              - name: web
                type: old
                scaling: {min: 2, max: 2}
              - name: db
                type: old
            variables: {token: %s}
            """.formatted(SECRET);
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Site site;
    private final Rest rest;

    OldIntegrationIT(Site site) {
        this.site = site;
        this.rest = site.rest();
        site.define(DEFINITION);
    }

    @Test
    void tellsCostsBesideTheTotalAndBelowNodecosts() {
        String id = site.build(DESCRIPTION);
        JsonObject costs = rest.get("/infrastructures/" + id + "/cost").ok();
        assertThat(costs.names()).containsExactlyInAnyOrder("web", "db", "nodecosts", "totalcost", "unpriced");
        assertThat(costs.number("totalcost", -1)).isZero();
        JsonObject web = costs.object("web").orElseThrow();
        assertThat(web.names())
                .hasSize(2)
                .allSatisfy(instance -> assertThat(web.number(instance, -1)).isZero());
        assertThat(costs.object("nodecosts")
                        .orElseThrow()
                        .object("web")
                        .orElseThrow()
                        .names())
                .isEqualTo(web.names());
        assertThat(costs.objects("unpriced")).isEmpty();
        rest.get("/infrastructures/" + NOBODY + "/cost").problem(404, "infrastructure-unknown");
    }

    @Test
    void answersTheKeysThatTellNoSecret() {
        String id = site.build(DESCRIPTION);
        assertThat(info("infrastructure.name?infra_id=" + id).requiredText("result"))
                .isEqualTo("old");
        assertThat(info("infrastructure.started?infra_id=" + id).flag("result")).isTrue();
        assertThat(info("infrastructure.finished_first_maintenance?infra_id=" + id)
                        .number("result", 0))
                .isEqualTo(1);
        JsonObject state =
                info("infrastructure.state?infra_id=" + id).object("result").orElseThrow();
        assertThat(state.names()).containsExactlyInAnyOrder("web", "db");
        String instance = state.object("db").orElseThrow().names().iterator().next();
        JsonObject found = info("node.find_one?infra_id=" + id + "&name=db")
                .object("result")
                .orElseThrow();
        assertThat(found.requiredText("node_id")).isEqualTo(instance);
        assertThat(found.requiredText("state")).isEqualTo("ready");
        String address = found.requiredText("resource_address");
        assertThat(info("node.address?infra_id=" + id + "&node_id=" + instance).requiredText("result"))
                .isEqualTo(address);
        assertThat(info("infrastructure.userinfo?infra_id=" + id)
                        .object("result")
                        .orElseThrow()
                        .object("db")
                        .orElseThrow()
                        .requiredText(instance))
                .isEqualTo(address);
        assertThat(info("node.find?infra_id=" + id).objects("result")).hasSize(3);
        assertThat(info("node.find?infra_id=" + id + "&name=nosuch").objects("result"))
                .isEmpty();
        assertThat(info("node.definition.all?node_type=old").objects("result")).hasSize(1);
        for (String key : new String[] {"infrastructure.state", "infrastructure.node_instances", "node.find"}) {
            assertThat(rest.get("/info/" + key + "?infra_id=" + id).body())
                    .contains(instance)
                    .doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "backends.auth_data?section_name=resource, 404, not-found, GET /auth_data",
        "infrastructure.static_description, 404, not-found, /status",
        "nosuch.key, 404, not-found, Key not found",
        "infrastructure.name, 400, request-invalid, infra_id",
        "infrastructure.name?foo=1, 400, request-invalid, foo",
        "infrastructure.name?infra_id=x, 404, infrastructure-unknown, does not exist",
        "node.definition.all?node_type=nosuch, 404, node-definition-unknown, nosuch"
    })
    void refusesOtherKeysAndSaysWhatToAskInstead(String request, int status, String slug, String words) {
        assertThat(rest.get("/info/" + request).problem(status, slug).requiredText("detail"))
                .contains(words);
    }

    @Test
    void describesItselfInYamlOrJson() {
        Rest.Answer yaml = rest.get("/openapi");
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.contentType()).isEqualTo("application/yaml");
        assertThat(yaml.body()).startsWith("openapi: 3.1.0");
        JsonObject json = rest.get("/openapi?format=json").ok();
        assertThat(json.requiredText("openapi")).isEqualTo("3.1.0");
        Rest.Answer accepted = rest.send("GET", "/openapi", new byte[0], "Accept", "application/json");
        assertThat(accepted.ok().names()).isEqualTo(json.names());
        rest.get("/openapi?format=xml").problem(400, "request-invalid");
    }

    private JsonObject info(String request) {
        return rest.get("/info/" + request).ok();
    }
}
