package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Servers and drives of one location and what it does with them, after the examples of CloudSigma's API documentation.
 * What takes its time is complete after the next look, unless a lever says otherwise.
 */
final class FakeLocation {
    static final String LIBRARY_DRIVE = "6e5ceaaa-0cf8-417a-bf47-53e56d4fcaaa";

    final Map<String, ObjectNode> servers = new LinkedHashMap<>();
    final Map<String, ObjectNode> drives = new LinkedHashMap<>();
    boolean clonesComplete = true;

    /** What the location refuses, as it says so. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        final int status;
        final String type;

        Refusal(int status, String type, String message) {
            super(message);
            this.status = status;
            this.type = type;
        }
    }

    ObjectNode clone(String library, JsonNode wish) throws Refusal {
        if (!library.equals(LIBRARY_DRIVE)) {
            throw new Refusal(404, "notexist", "Object with uuid " + library + " does not exist");
        }
        ObjectNode drive = Json.MAPPER.createObjectNode();
        drive.put("uuid", UUID.randomUUID().toString());
        drive.put("name", wish.path("name").asText("Debian 12"));
        drive.put("media", "disk").put("size", 1073741824L).put("status", "cloning_dst");
        drive.putObject("meta");
        drive.putArray("mounted_on");
        drives.put(drive.path("uuid").asText(), drive);
        return drive.deepCopy();
    }

    ObjectNode addDrive(String name) {
        ObjectNode drive = Json.MAPPER.createObjectNode();
        drive.put("uuid", UUID.randomUUID().toString()).put("name", name).put("status", "unmounted");
        drives.put(drive.path("uuid").asText(), drive);
        return drive;
    }

    ObjectNode create(JsonNode definition) throws Refusal {
        checkDefinition(definition);
        ObjectNode server = definition.deepCopy();
        server.put("uuid", UUID.randomUUID().toString()).put("status", "stopped");
        server.putNull("runtime");
        mount(server);
        servers.put(server.path("uuid").asText(), server);
        return server.deepCopy();
    }

    ObjectNode update(String uuid, JsonNode definition) throws Refusal {
        ObjectNode server = server(uuid);
        checkDefinition(definition);
        if (definition.has("status") || definition.has("runtime")) {
            throw new Refusal(400, "validation", "A read-only field cannot be changed");
        }
        boolean stopped = server.path("status").asText().equals("stopped");
        for (String key : stopped ? List.of("drives", "nics", "cpu", "mem", "name", "meta") : List.of("name", "meta")) {
            server.set(key, definition.path(key).deepCopy());
        }
        mount(server);
        return server.deepCopy();
    }

    String start(String uuid) throws Refusal {
        ObjectNode server = server(uuid);
        String status = server.path("status").asText();
        if (!status.equals("stopped")) {
            throw new Refusal(403, "permission", "Cannot start guest in state \"" + status + "\".");
        }
        server.put("status", "starting");
        return uuid;
    }

    String stop(String uuid) throws Refusal {
        ObjectNode server = server(uuid);
        String status = server.path("status").asText();
        if (!Set.of("running", "paused", "unavailable").contains(status)) {
            throw new Refusal(403, "permission", "Cannot stop guest in state \"" + status + "\".");
        }
        server.put("status", "stopping");
        server.putNull("runtime");
        return uuid;
    }

    void deleteServer(String uuid) throws Refusal {
        ObjectNode server = server(uuid);
        if (!server.path("status").asText().equals("stopped")) {
            throw new Refusal(403, "permission", "Cannot delete guest that is not stopped.");
        }
        servers.remove(uuid);
    }

    void deleteDrive(String uuid) throws Refusal {
        String status = drive(uuid).path("status").asText();
        if (!Set.of("mounted", "unmounted", "unavailable").contains(status)) {
            throw new Refusal(403, "permission", "Cannot delete drive in state \"" + status + "\".");
        }
        for (ObjectNode server : servers.values()) {
            if (holds(server, uuid) && !server.path("status").asText().equals("stopped")) {
                throw new Refusal(403, "permission", "Cannot delete a drive that is mounted on a running guest.");
            }
        }
        drive(uuid).put("status", "deleting");
    }

    ObjectNode server(String uuid) throws Refusal {
        return known(servers, uuid);
    }

    ObjectNode drive(String uuid) throws Refusal {
        return known(drives, uuid);
    }

    /** What was under way when somebody looked is complete at the next look. */
    void passTime() {
        for (ObjectNode server : servers.values()) {
            switch (server.path("status").asText()) {
                case "starting" -> run(server);
                case "stopping" -> server.put("status", "stopped");
                default -> {}
            }
        }
        for (ObjectNode drive : List.copyOf(drives.values())) {
            switch (drive.path("status").asText()) {
                case "cloning_dst" -> drive.put("status", clonesComplete ? "unmounted" : "cloning_dst");
                case "deleting" -> drives.remove(drive.path("uuid").asText());
                default -> {}
            }
        }
    }

    private void run(ObjectNode server) {
        server.put("status", "running");
        ObjectNode nic = server.putObject("runtime").putArray("nics").addObject();
        nic.put("interface_type", "public").putNull("ip_v6");
        nic.putObject("ip_v4").put("uuid", "162.213.38." + (1 + servers.size()));
    }

    private void mount(ObjectNode server) throws Refusal {
        List<String> attached = new ArrayList<>();
        for (JsonNode entry : server.path("drives")) {
            JsonNode drive = entry.path("drive");
            attached.add(drive.path("uuid").asText(drive.asText("")));
        }
        for (String uuid : attached) {
            if (!Set.of("unmounted", "mounted")
                    .contains(drive(uuid).path("status").asText())) {
                throw new Refusal(400, "validation", "Drive " + uuid + " cannot be attached.");
            }
            drive(uuid).put("status", "mounted");
        }
    }

    private static boolean holds(ObjectNode server, String uuid) {
        return server.path("drives").toString().contains(uuid);
    }

    private static void checkDefinition(JsonNode definition) throws Refusal {
        for (String key : List.of("name", "cpu", "mem", "vnc_password")) {
            if (!definition.hasNonNull(key)) {
                throw new Refusal(400, "validation", "This field is required: " + key);
            }
        }
        for (Map.Entry<String, JsonNode> entry : definition.path("meta").properties()) {
            if (entry.getKey().length() > 32 || !entry.getValue().isTextual()) {
                throw new Refusal(400, "validation", "meta: " + entry.getKey());
            }
        }
    }

    private static ObjectNode known(Map<String, ObjectNode> objects, String uuid) throws Refusal {
        ObjectNode found = objects.get(uuid);
        if (found == null) {
            throw new Refusal(404, "notexist", "Object with uuid " + uuid + " does not exist");
        }
        return found;
    }
}
