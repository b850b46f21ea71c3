package org.occopus.client;

import java.util.List;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.DifferingInstance;

/**
 * An accepted description of an infrastructure that stands.
 *
 * @param id the infrastructure
 * @param warnings what the server noticed and accepts nevertheless
 * @param differing the running instances that differ from it
 */
public record Reconfigured(String id, List<String> warnings, List<DifferingInstance> differing) {
    /** Keeps the lists from changing. */
    public Reconfigured {
        warnings = List.copyOf(warnings);
        differing = List.copyOf(differing);
    }

    static Reconfigured from(JsonObject json) {
        return new Reconfigured(
                json.requiredText("infraid"),
                json.texts("warnings"),
                json.object("differing").map(DifferingInstance::allFrom).orElse(List.of()));
    }
}
