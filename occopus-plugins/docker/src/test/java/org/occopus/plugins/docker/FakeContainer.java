package org.occopus.plugins.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** One container of {@link FakeDockerEngine}: the wish that made it, and what Docker would show of it. */
final class FakeContainer {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String id;
    final String name;
    final JsonNode wish;
    String state = "created";
    long exitCode;
    String error = "";
    List<String> addresses = List.of();

    FakeContainer(String id, String name, JsonNode wish) {
        this.id = id;
        this.name = name;
        this.wish = wish;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    List<String> command() {
        return texts(wish.path("Cmd"));
    }

    boolean carries(String label) {
        int separator = label.indexOf('=');
        return wish.path("Labels")
                .path(label.substring(0, separator))
                .asText("")
                .equals(label.substring(separator + 1));
    }

    ObjectNode listed() {
        ObjectNode shown = JSON.createObjectNode()
                .put("Id", id)
                .put("Image", wish.path("Image").asText())
                .put("Created", 1_700_000_000L)
                .put("State", state)
                .put("Status", state.equals("exited") ? "Exited (" + exitCode + ") 2 seconds ago" : "Up 2 seconds");
        shown.putArray("Names").add("/" + name);
        shown.set("Labels", wish.path("Labels"));
        shown.set("NetworkSettings", networks());
        return shown;
    }

    ObjectNode inspected() {
        ObjectNode shown =
                JSON.createObjectNode().put("Id", id).put("Name", "/" + name).put("Created", "2023-11-14T22:13:20.5Z");
        shown.putObject("State")
                .put("Status", state)
                .put("ExitCode", exitCode)
                .put("Error", error)
                .put("OOMKilled", exitCode == 137);
        ObjectNode config = shown.putObject("Config").put("Hostname", "fake");
        config.set("Labels", wish.path("Labels"));
        shown.set("NetworkSettings", networks());
        return shown;
    }

    private ObjectNode networks() {
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode networks = settings.putObject("Networks");
        for (int number = 0; number < addresses.size(); number++) {
            networks.putObject("net" + number).put("IPAddress", addresses.get(number));
        }
        networks.putObject("none").put("IPAddress", "");
        return settings;
    }
}
