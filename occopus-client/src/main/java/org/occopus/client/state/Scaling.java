package org.occopus.client.state;

import org.occopus.client.json.JsonObject;

/**
 * How many instances of a node there are and shall be.
 *
 * @param actual instances that exist
 * @param target instances that shall exist
 * @param min the lower limit of the description
 * @param max the upper limit of the description
 */
public record Scaling(int actual, int target, int min, int max) {
    static Scaling of(JsonObject node) {
        return node.object("scaling").map(Scaling::from).orElseGet(() -> new Scaling(0, 0, 0, 0));
    }

    private static Scaling from(JsonObject json) {
        return new Scaling(
                (int) json.number("actual", 0), (int) json.number("target", 0), (int) json.number("min", 0), (int)
                        json.number("max", 0));
    }
}
