package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.occopus.spi.resource.Owner;

/**
 * A server as the API shows it, and what the API must be told to change it: a change is a definition of everything
 * (https://cloudsigma-docs.readthedocs.io/en/latest/servers.html#editing), so it is made of what was shown.
 *
 * @param json its definition; not to be changed
 */
record Server(ObjectNode json) {
    /** In {@code meta} from the creating call until the server was seen running: it may still have to be started. */
    static final String LAUNCH = "org.occopus.launch";

    private static final String META = "meta";
    private static final String DRIVES = "drives";

    /** What the schema of servers calls read-only, and rights, which are not ours to change. */
    private static final List<String> NOT_TO_SEND =
            List.of("runtime", "status", "owner", "permissions", "grantees", "jobs", "resource_uri", "uuid");

    String uuid() {
        return json.path("uuid").asText("");
    }

    String status() {
        return json.path("status").asText("unknown");
    }

    Optional<Owner> owner() {
        return OwnerMarks.ofMeta(json.path(META));
    }

    boolean isLaunching() {
        return json.path(META).hasNonNull(LAUNCH);
    }

    boolean isStopped() {
        return status().equals(CloudSigmaStates.STOPPED);
    }

    boolean isChanging() {
        return status().equals(CloudSigmaStates.STARTING) || status().equals(CloudSigmaStates.STOPPING);
    }

    boolean holds(Drive drive) {
        return elements(json.path(DRIVES))
                .map(attached -> attached.path("drive"))
                .anyMatch(found -> found.path("uuid").asText(found.asText("")).equals(drive.uuid()));
    }

    /** Public addresses, in the order of the network interfaces; empty until the server runs. */
    List<String> addresses() {
        return elements(json.path("runtime").path("nics"))
                .map(nic -> nic.path("ip_v4").path("uuid").asText(""))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** The definition to send so that the server boots from a drive; drives of the user come after it. */
    ObjectNode bootingFrom(Drive drive) {
        ObjectNode definition = sendable();
        ArrayNode drives = definition.arrayNode();
        drives.addObject()
                .put("boot_order", 1)
                .put("dev_channel", "0:0")
                .put("device", "virtio")
                .put("drive", drive.uuid());
        elements(definition.path(DRIVES)).forEach(drives::add);
        definition.set(DRIVES, drives);
        return definition;
    }

    /** The definition to send so that nobody starts the server any more. */
    ObjectNode launched() {
        ObjectNode definition = sendable();
        if (definition.path(META) instanceof ObjectNode meta) {
            meta.remove(LAUNCH);
        }
        return definition;
    }

    Server withStatus(String word) {
        ObjectNode changed = json.deepCopy();
        changed.put("status", word);
        return new Server(changed);
    }

    private ObjectNode sendable() {
        ObjectNode definition = json.deepCopy();
        definition.remove(NOT_TO_SEND);
        Stream.of("nics", DRIVES)
                .flatMap(key -> elements(definition.path(key)))
                .forEach(device -> ((ObjectNode) device).remove("runtime"));
        return definition;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
