package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.plugins.cloudsigma.FakeLocation.Refusal;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.LeveredWeb;
import org.occopus.testkit.LeveredWeb.Reply;
import org.occopus.testkit.LeveredWeb.Request;

/** The part of CloudSigma's API 2.0 that the plugin uses, over HTTP on loopback. */
final class FakeCloudSigma implements AutoCloseable {
    static final String API = "/api/2.0";
    static final String EMAIL = "somebody@example.org";
    static final String PASSWORD = "correct horse";

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final Pattern QUERY = Pattern.compile("limit=(\\d+)&offset=(\\d+)");
    private static final Pattern PATH =
            Pattern.compile(API + "/(libdrives|drives|servers)/(?:([^/]+)/)?(?:action/\\?do=(\\w+))?(?:\\?.*)?");

    final FakeLocation location = new FakeLocation();
    final LeveredWeb web = new LeveredWeb(this::reply);
    int pageSize = Integer.MAX_VALUE;

    String endpoint() {
        return web.address() + API;
    }

    Account account() {
        return account(PASSWORD);
    }

    Account account(String password) {
        return new Account(
                new Section(Map.of("endpoint", endpoint())), new Section(Map.of("email", EMAIL, "password", password)));
    }

    /** The section of the tutorial. */
    Section section() {
        return section(Map.of("cpu", 2000, "mem", 1073741824, "vnc_password", "secret"));
    }

    Section section(Map<String, Object> description) {
        return new Section(
                Map.of("endpoint", endpoint(), "libdrive_id", FakeLocation.LIBRARY_DRIVE, "description", description));
    }

    static Reply error(int status, String type, String message) {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("error_type", type).put("error_message", message).putNull("error_point");
        return new Reply(status, errors.toString());
    }

    private Reply reply(Request request) {
        if (!request.authorisation().equals(LOGIN)) {
            return error(401, "permission", "Wrong email or password.");
        }
        try {
            return request.method().equals("GET") ? shown(request) : done(request);
        } catch (Refusal e) {
            return error(e.status, e.type, String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return error(400, "validation", "No JSON");
        }
    }

    private static Matcher parts(Request request) throws Refusal {
        Matcher parts = PATH.matcher(request.path());
        if (!parts.matches()) {
            throw new Refusal(404, "notexist", "No such page");
        }
        return parts;
    }

    private Reply shown(Request request) throws Refusal {
        Matcher parts = parts(request);
        boolean servers = parts.group(1).equals("servers");
        String id = String.valueOf(parts.group(2));
        Map<String, ObjectNode> all = servers ? location.servers : location.drives;
        Reply reply = id.equals("detail")
                ? page(List.copyOf(all.values()), request.path())
                : ok(200, servers ? location.server(id) : location.drive(id));
        location.passTime();
        return reply;
    }

    private Reply page(List<ObjectNode> all, String path) {
        Matcher query = QUERY.matcher(path);
        boolean asked = query.find();
        int wanted = asked ? Integer.parseInt(query.group(1)) : 20;
        int limit = Math.min(wanted == 0 ? all.size() : wanted, pageSize);
        int offset = asked ? Integer.parseInt(query.group(2)) : 0;
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.putObject("meta").put("limit", limit).put("offset", offset).put("total_count", all.size());
        all.stream().skip(offset).limit(limit).forEach(page.putArray("objects")::add);
        return ok(200, page);
    }

    private Reply done(Request request) throws Refusal, JsonProcessingException {
        Matcher parts = parts(request);
        String id = String.valueOf(parts.group(2));
        JsonNode body = Json.MAPPER.readTree(request.body());
        String order = request.method() + " " + parts.group(1) + " " + parts.group(3);
        return switch (order) {
            case "POST libdrives clone" -> objects(202, location.clone(id, body));
            case "POST servers null" ->
                objects(201, location.create(body.path("objects").path(0)));
            case "PUT servers null" -> ok(200, location.update(id, body));
            case "POST servers start" -> accepted(location.start(id));
            case "POST servers stop" -> accepted(location.stop(id));
            case "DELETE servers null" -> deleted(location::deleteServer, id);
            case "DELETE drives null" -> deleted(location::deleteDrive, id);
            default -> throw new Refusal(405, "validation", "Method not allowed: " + order);
        };
    }

    private interface Removal {
        void of(String uuid) throws Refusal;
    }

    private static Reply deleted(Removal removal, String uuid) throws Refusal {
        removal.of(uuid);
        return new Reply(204, "");
    }

    private static Reply accepted(String uuid) {
        return ok(202, Json.MAPPER.createObjectNode().put("result", "success").put("uuid", uuid));
    }

    private static Reply objects(int status, ObjectNode object) {
        ObjectNode reply = Json.MAPPER.createObjectNode();
        reply.putArray("objects").add(object);
        return ok(status, reply);
    }

    private static Reply ok(int status, ObjectNode body) {
        return new Reply(status, body.toString(), Map.of("Content-Type", "application/json; charset=utf-8"));
    }

    @Override
    public void close() {
        web.close();
    }
}
