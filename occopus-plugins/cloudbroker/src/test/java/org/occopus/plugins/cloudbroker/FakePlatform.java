package org.occopus.plugins.cloudbroker;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.LeveredWeb;
import org.occopus.testkit.LeveredWeb.Reply;
import org.occopus.testkit.LeveredWeb.Request;
import org.w3c.dom.Element;

/**
 * The part of CloudBroker's REST interface that the plugin uses, over HTTP on loopback: XML as Rails writes it, records
 * of halted instances in the listing, errors as the platform's own client reads them. A status goes on when somebody
 * has looked at it.
 */
final class FakePlatform implements AutoCloseable {
    static final String EMAIL = "somebody@example.org";
    static final String PASSWORD = "correct horse";

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final Pattern PATH = Pattern.compile("/instances(?:/([^/.]+))?(/stop|/costs)?\\.xml");
    private static final List<String> REQUIRED = List.of("deployment_id", "instance_type_id");

    final Map<String, Map<String, String>> instances = new LinkedHashMap<>();
    final LeveredWeb web = new LeveredWeb(this::reply);
    String lastOrder = "";
    String costs = "<fees type=\"array\"/>";

    String endpoint() {
        return web.address();
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
        return section(Map.of("deployment_id", "d-1", "instance_type_id", "t-1", "opened_port", "22,80"));
    }

    Section section(Map<String, Object> description) {
        return new Section(Map.of("endpoint", endpoint(), "description", description));
    }

    static Reply error(int status, String type, String message) {
        return new Reply(
                status,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<errors>\n  <error>" + message + "</error>\n  <type>"
                        + type + "</type>\n</errors>\n");
    }

    Map<String, String> only() {
        return instances.values().iterator().next();
    }

    private Reply reply(Request request) {
        if (!request.authorisation().equals(LOGIN)) {
            return error(401, "authentication", "Invalid email or password.");
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return new Reply(404, "<html>The page you were looking for doesn't exist.</html>");
        }
        return path.group(1) == null ? ofAll(request) : ofOne(request, path.group(1), String.valueOf(path.group(2)));
    }

    private Reply ofAll(Request request) {
        return request.method().equals("GET") ? listed() : created(request.body());
    }

    private Reply ofOne(Request request, String id, String part) {
        Map<String, String> instance = instances.get(id);
        if (instance == null) {
            return new Reply(404, "");
        }
        if (part.equals("/stop") && request.method().equals("PUT")) {
            return stopped(instance);
        }
        if (part.equals("/costs")) {
            return new Reply(200, costs);
        }
        String shown = xml(instance);
        passTime(instance);
        return new Reply(200, shown);
    }

    private Reply listed() {
        String shown = instances.values().stream().map(FakePlatform::xml).collect(Collectors.joining());
        instances.values().forEach(FakePlatform::passTime);
        return new Reply(
                200,
                instances.isEmpty()
                        ? "<nil-classes type=\"array\"/>"
                        : "<instances type=\"array\">" + shown + "</instances>");
    }

    private Reply created(String body) {
        lastOrder = body;
        Element order = Xml.root(body).orElseThrow();
        for (String key : REQUIRED) {
            if (Xml.text(order, key).isEmpty()) {
                return error(422, "", key + " can't be blank");
            }
        }
        var instance = new LinkedHashMap<String, String>();
        instance.put("id", UUID.randomUUID().toString());
        instance.put("name", Xml.text(order, "name").orElse(""));
        instance.put("status", "starting");
        instance.put("created-at", "2026-11-22T10:00:%02dZ".formatted(instances.size() % 60));
        for (String address :
                List.of("external-hostname", "external-ip-address", "internal-hostname", "internal-ip-address")) {
            instance.put(address, "");
        }
        instances.put(requireNonNull(instance.get("id")), instance);
        return new Reply(201, xml(instance));
    }

    private static Reply stopped(Map<String, String> instance) {
        if ("halted".equals(instance.get("status"))) {
            return error(422, "wrong status", "Instance is not running");
        }
        instance.put("status", "stopping");
        return new Reply(200, xml(instance));
    }

    private static void passTime(Map<String, String> instance) {
        switch (requireNonNull(instance.get("status"))) {
            case "starting" -> {
                instance.put("status", "running");
                instance.put("external-ip-address", "193.225.250.7");
                instance.put("external-hostname", "vm7.example.org");
                instance.put("internal-hostname", "vm7.example.org");
                instance.put("internal-ip-address", "10.0.0.7");
            }
            case "stopping" -> instance.put("status", "halted");
            default -> {}
        }
    }

    private static String xml(Map<String, String> instance) {
        return instance.entrySet().stream()
                .map(entry -> entry.getValue().isEmpty()
                        ? "<" + entry.getKey() + " nil=\"true\"/>"
                        : "<" + entry.getKey() + ">" + entry.getValue() + "</" + entry.getKey() + ">")
                .collect(Collectors.joining("\n  ", "<instance>\n  ", "\n</instance>\n"));
    }

    @Override
    public void close() {
        web.close();
    }
}
