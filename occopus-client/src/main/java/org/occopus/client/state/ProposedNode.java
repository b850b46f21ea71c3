package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * One node of a description that was tried.
 *
 * @param name the node's name
 * @param type the node definition that it would be made from
 * @param count how many instances there would be at first
 * @param max how many there may be
 * @param dependsOn the nodes that must be ready before it
 * @param clouds the types of cloud that an instance may get, one for each implementation that fits
 */
public record ProposedNode(
        String name, String type, long count, long max, List<String> dependsOn, List<String> clouds) {
    /** Keeps the lists from changing. */
    public ProposedNode {
        dependsOn = List.copyOf(dependsOn);
        clouds = List.copyOf(clouds);
    }

    static ProposedNode from(JsonObject json) {
        return new ProposedNode(
                json.requiredText("name"),
                json.text("type").orElse(""),
                json.number("count", 0),
                json.number("max", 0),
                json.texts("depends_on"),
                json.objects("implementations").stream()
                        .flatMap(one -> one.text("cloud").stream())
                        .toList());
    }
}
