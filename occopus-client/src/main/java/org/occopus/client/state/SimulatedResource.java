package org.occopus.client.state;

import java.util.List;
import org.occopus.client.json.JsonObject;

/**
 * A machine of the simulator, the cloud that lives in the server.
 *
 * @param id the simulator's name of it
 * @param infrastructure the infrastructure it was made for, empty when none is known
 * @param node the node it was made for, empty when none is known
 * @param instance the node instance it was made for, empty when none is known
 * @param state the simulator's word for its state
 * @param addresses of the machine
 */
public record SimulatedResource(
        String id, String infrastructure, String node, String instance, String state, List<String> addresses) {
    /** Keeps the list from changing. */
    public SimulatedResource {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads an element of {@code resources}.
     *
     * @param json the element
     * @return the machine
     */
    public static SimulatedResource from(JsonObject json) {
        return new SimulatedResource(
                json.requiredText("id"),
                json.text("infrastructure").orElse(""),
                json.text("node").orElse(""),
                json.text("instance").orElse(""),
                json.text("state").orElse(""),
                json.texts("addresses"));
    }
}
