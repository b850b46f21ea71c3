package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.setting.Section;

/** Logins and the catalogue. One user, one application credential, two regions. */
final class FakeKeystone {
    static final Section PASSWORD = new Section(Map.of("username", "demo", "password", "right"));
    static final Section APPLICATION =
            new Section(Map.of("type", "application_credential", "id", "app-1", "secret", "app-right"));

    /** The project that the application credential opens. */
    String applicationProject = FakeProject.ID;

    /** How long tokens live. */
    String expires = "2031-01-01T01:00:00.000000Z";

    /** What the addresses of the catalogue end with. */
    String endOfAddresses = "";

    /** Whether every second catalogue names its regions the other way round. */
    boolean turnsRegions;

    int logins;
    private final String root;
    private final Set<String> valid = new HashSet<>();

    FakeKeystone(String root) {
        this.root = root;
    }

    String address() {
        return root + "/v3";
    }

    boolean knows(@Nullable String token) {
        return token != null && valid.contains(token);
    }

    /** Every token that was given out is refused from now on. */
    void revokeTokens() {
        valid.clear();
    }

    FakeAnswer login(JsonNode auth) {
        JsonNode identity = auth.path("identity");
        boolean application = identity.path("methods").path(0).asText().equals("application_credential");
        if (!(application ? isRightApplication(identity) : isRightUser(identity, auth))) {
            return FakeAnswer.refusal(401, "The request you have made requires authentication.");
        }
        logins++;
        String id = "token-" + logins;
        valid.add(id);
        return FakeAnswer.of(201, token(application ? applicationProject : FakeProject.ID))
                .with("X-Subject-Token", id);
    }

    private static boolean isRightUser(JsonNode identity, JsonNode auth) {
        JsonNode user = identity.path("password").path("user");
        return user.path("name").asText().equals("demo")
                && user.path("password").asText().equals("right")
                && user.path("domain").path("name").asText().equals("Default")
                && auth.path("scope").path("project").path("id").asText().equals(FakeProject.ID);
    }

    private static boolean isRightApplication(JsonNode identity) {
        JsonNode application = identity.path("application_credential");
        return application.path("id").asText().equals("app-1")
                && application.path("secret").asText().equals("app-right");
    }

    private ObjectNode token(String projectId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode token = body.putObject("token");
        token.put("issued_at", "2031-01-01T00:00:00.000000Z").put("expires_at", expires);
        token.putObject("project").put("id", projectId).put("name", "demo");
        ArrayNode catalogue = token.putArray("catalog");
        service(catalogue, "compute", "/compute/v2.1");
        service(catalogue, "network", "/network");
        service(catalogue, "image", "/image");
        service(catalogue, "volumev3", "/volume/v3/" + projectId);
        return body;
    }

    private void service(ArrayNode catalogue, String type, String path) {
        ArrayNode endpoints =
                catalogue.addObject().put("type", type).put("name", type).putArray("endpoints");
        endpoint(endpoints, "internal", "one", "http://internal.invalid");
        List<String> regions = logins % 2 == 0 && turnsRegions ? List.of("two", "one") : List.of("one", "two");
        for (String region : regions) {
            String way = region.equals("two") ? "/two" : "";
            endpoint(endpoints, "public", region, root + way + path + endOfAddresses);
        }
    }

    private static void endpoint(ArrayNode endpoints, String side, String region, String url) {
        endpoints
                .addObject()
                .put("interface", side)
                .put("region", region)
                .put("region_id", region)
                .put("url", url);
    }
}
