package org.occopus.client.state;

import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One line of the receipt of a deletion.
 *
 * @param node the node
 * @param instance the node instance
 * @param resource the provider's name of it, empty when it never told one
 * @param confirmed whether the provider says that it and its companions are gone; otherwise it was given up
 * @param reason why it was given up
 */
public record Deleted(
        String node, String instance, Optional<String> resource, boolean confirmed, Optional<String> reason) {
    static Deleted from(JsonObject json) {
        return new Deleted(
                json.text("node").orElse(""),
                json.text("instance").orElse(""),
                json.text("resource"),
                json.flag("confirmed"),
                json.text("reason"));
    }
}
