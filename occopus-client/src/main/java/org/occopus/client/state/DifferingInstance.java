package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * An instance that was made from an older description than the one that was submitted.
 *
 * @param node its node
 * @param instance its id
 * @param differs in what: {@code type}, {@code definition}, {@code variables}, {@code mappings}
 * @param replaced whether the server replaces it
 */
public record DifferingInstance(String node, String instance, List<String> differs, boolean replaced) {
    /** Keeps the list from changing. */
    public DifferingInstance {
        differs = List.copyOf(differs);
    }

    /**
     * Reads the member {@code differing} of an answer.
     *
     * @param json one member for each node
     * @return all of them, node by node
     */
    public static List<DifferingInstance> allFrom(JsonObject json) {
        return json.names().stream()
                .flatMap(node -> json.objects(node).stream().map(one -> from(node, one)))
                .toList();
    }

    private static DifferingInstance from(String node, JsonObject json) {
        return new DifferingInstance(node, json.requiredText("instance"), json.texts("differs"), json.flag("replaced"));
    }
}
