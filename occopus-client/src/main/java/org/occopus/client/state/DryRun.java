package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * What a description that was accepted would come to.
 *
 * @param name the infrastructure's name
 * @param instances how many instances there would be at first
 * @param order the nodes of one list may start together, once those of the lists before are ready
 * @param nodes in the order of the description
 * @param warnings what the server noticed and accepts nevertheless
 * @param document the answer as the server wrote it
 */
public record DryRun(
        String name,
        long instances,
        List<List<String>> order,
        List<ProposedNode> nodes,
        List<String> warnings,
        JsonObject document) {

    /** Keeps the lists from changing. */
    public DryRun {
        order = order.stream().map(List::copyOf).toList();
        nodes = List.copyOf(nodes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the answer of {@code POST /infrastructures/?dry_run=true}.
     *
     * @param json the answer
     * @return what it says
     */
    public static DryRun from(JsonObject json) {
        return new DryRun(
                json.requiredText("name"),
                json.number("instances", 0),
                json.textLists("order"),
                json.objects("nodes").stream().map(ProposedNode::from).toList(),
                json.texts("warnings"),
                json);
    }
}
