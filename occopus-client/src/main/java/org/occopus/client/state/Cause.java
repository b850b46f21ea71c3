package org.occopus.client.state;

import org.occopus.client.json.JsonObject;

/**
 * Why an infrastructure is not as it should be.
 *
 * @param type the slug of the problem, such as {@code capacity-exhausted}; empty when the server names none
 * @param detail in words: the node, the cloud's answer, what to do
 */
public record Cause(String type, String detail) {
    static Cause from(JsonObject json) {
        String type = json.text("type").orElse("");
        return new Cause(
                type.substring(type.lastIndexOf('/') + 1), json.text("detail").orElse(""));
    }
}
