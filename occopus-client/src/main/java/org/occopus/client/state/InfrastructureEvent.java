package org.occopus.client.state;

import java.time.Instant;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One entry of an infrastructure's event log.
 *
 * @param number rises by one within an infrastructure
 * @param at when it happened
 * @param kind the sort of event
 * @param node the node it is about
 * @param instance the node instance it is about
 * @param message what happened, for people
 * @param who whose request caused it; empty when the server acted by itself
 */
public record InfrastructureEvent(
        long number,
        Optional<Instant> at,
        String kind,
        Optional<String> node,
        Optional<String> instance,
        String message,
        Optional<String> who) {
    /**
     * Reads an element of {@code events}.
     *
     * @param json the element
     * @return the event
     */
    public static InfrastructureEvent from(JsonObject json) {
        return new InfrastructureEvent(
                json.number("number", 0),
                json.time("at"),
                json.text("kind").orElse(""),
                json.text("node"),
                json.text("instance"),
                json.text("message").orElse(""),
                json.text("who"));
    }
}
