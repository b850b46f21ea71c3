package org.occopus.plugins.chef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.occopus.spi.Deadline;

/**
 * Lets a machine store what it found out about itself. Since Chef Server 12 only who made a node may change it, and here
 * that is not the machine's own API client (https://github.com/chef/chef-server/issues/499). The client comes into being
 * when chef-client first runs there, so that nobody can be let in before.
 */
final class NodeAccess {
    private final ChefObjects objects;
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    NodeAccess(ChefObjects objects) {
        this.objects = objects;
    }

    /** Lets the client in, as soon as there is one. */
    void grant(String instanceId, Deadline deadline) {
        if (settled.contains(instanceId)
                || objects.find("clients/" + instanceId, deadline).isEmpty()) {
            return;
        }
        String path = "nodes/" + instanceId + "/_acl";
        Optional<JsonNode> rights = objects.find(path, deadline);
        rights.map(all -> all.path("update"))
                .filter(update -> !texts(update.path("actors")).contains(instanceId))
                .ifPresent(update -> objects.replace(path + "/update", widened(update, instanceId), deadline));
        settled.add(instanceId);
    }

    void forget(String instanceId) {
        settled.remove(instanceId);
    }

    private static Map<String, Object> widened(JsonNode update, String instanceId) {
        List<String> actors = new ArrayList<>(texts(update.path("actors")));
        actors.add(instanceId);
        return Map.of("update", Map.of("actors", actors, "groups", texts(update.path("groups"))));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
