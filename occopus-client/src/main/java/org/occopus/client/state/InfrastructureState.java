package org.occopus.client.state;

import java.util.Arrays;
import org.occopus.client.json.JsonObject;

/** Where an infrastructure stands, as its user asked for it. */
public enum InfrastructureState {
    /** Not every node was ready yet. */
    BUILDING,
    /** Every node was ready once. */
    RUNNING,
    /** The first build failed and what stands is being deleted. */
    ROLLING_BACK,
    /** The first build failed and nothing is left of it. */
    FAILED,
    /** Being deleted on request. */
    DESTROYING,
    /** Gone: every provider confirmed it. */
    DESTROYED,
    /** A word that this client does not know; a newer server may say it. */
    UNRECOGNISED;

    static InfrastructureState of(JsonObject json) {
        String word = json.requiredText("state");
        return Arrays.stream(values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(UNRECOGNISED);
    }

    /** {@return whether nothing of the infrastructure is left} */
    public boolean isGone() {
        return this == FAILED || this == DESTROYED;
    }
}
