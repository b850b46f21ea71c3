package org.occopus.client.state;

import java.time.Instant;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * One infrastructure in the list of those that are not destroyed.
 *
 * @param id the infrastructure
 * @param name its name in the description; several may have the same
 * @param state where it stands
 * @param maintained whether the server heals and scales it by itself
 * @param suspended whether nothing at all is done about it until it is resumed
 * @param created when it was submitted
 */
public record InfrastructureSummary(
        String id,
        String name,
        InfrastructureState state,
        boolean maintained,
        boolean suspended,
        Optional<Instant> created) {
    /**
     * Reads an element of {@code details}.
     *
     * @param json the element
     * @return the summary
     */
    public static InfrastructureSummary from(JsonObject json) {
        return new InfrastructureSummary(
                json.requiredText("infraid"),
                json.text("name").orElse(""),
                InfrastructureState.of(json),
                json.flag("maintained"),
                json.flag("suspended"),
                json.time("created"));
    }
}
