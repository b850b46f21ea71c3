package org.occopus.client.state;

import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One thing that the next pass would do.
 *
 * @param step what is done
 * @param node the node it is done to
 * @param instance the instance, empty when it is not made yet
 * @param why the reason, for people
 */
public record PlanStep(String step, Optional<String> node, Optional<String> instance, String why) {
    /**
     * Reads an element of {@code steps}.
     *
     * @param json the element
     * @return the step
     */
    public static PlanStep from(JsonObject json) {
        return new PlanStep(
                json.text("step").orElse(""),
                json.text("node"),
                json.text("instance"),
                json.text("why").orElse(""));
    }
}
