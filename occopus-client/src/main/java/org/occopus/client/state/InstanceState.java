package org.occopus.client.state;

import java.util.Arrays;
import org.occopus.client.json.JsonObject;

/** The life of one node instance. */
public enum InstanceState {
    /** Planned; nothing was asked of the cloud yet. */
    INTENDED,
    /** The cloud was asked for the resource. */
    LAUNCHING,
    /** The resource exists and starts. */
    BOOTING,
    /** Config management is at work. */
    CONFIGURING,
    /** The health checks have not passed yet. */
    VERIFYING,
    /** Up and healthy. */
    READY,
    /** Was ready; fails its health checks now, or its machine failed or is switched off. */
    UNHEALTHY,
    /** Being deleted; what failed passes through here as well. */
    TERMINATING,
    /** Gone: the provider confirmed it. */
    TERMINATED,
    /** A word that this client does not know; a newer server may say it. */
    UNRECOGNISED;

    static InstanceState of(JsonObject json) {
        String word = json.requiredText("state");
        return Arrays.stream(values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(UNRECOGNISED);
    }

    /** {@return whether the instance counts: it exists or is about to, and nobody deletes it} */
    public boolean isLiving() {
        return this != TERMINATING && this != TERMINATED;
    }
}
