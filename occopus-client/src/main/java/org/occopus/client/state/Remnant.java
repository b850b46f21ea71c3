package org.occopus.client.state;

import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * A resource that a deletion still waits for.
 *
 * @param node the node it belongs to
 * @param instance the node instance it belongs to
 * @param resource the provider's name of it, empty when none is known
 * @param reason why it is still there, empty when nobody knows yet
 */
public record Remnant(String node, String instance, Optional<String> resource, Optional<String> reason) {
    static Remnant from(JsonObject json) {
        return new Remnant(
                json.text("node").orElse(""),
                json.text("instance").orElse(""),
                json.text("resource"),
                json.text("reason").filter(reason -> !reason.isBlank()));
    }
}
