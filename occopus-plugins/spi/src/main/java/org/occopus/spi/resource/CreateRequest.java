package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.occopus.spi.Deadline;
import org.occopus.spi.setting.Section;

/**
 * What to create.
 *
 * @param owner whom for; its instance id is the token: the same token gives the same resource, for ever
 * @param name the default name (manual, "Resource"): unique, at most 63 characters of {@code [A-Za-z0-9-_]}
 * @param settings the {@code resource} section of the chosen implementation, templates rendered; the same for every
 *     repeat with this token
 * @param userData what contextualisation made
 * @param progress takes lines for people while a long creation goes on (image pulls); never blocks
 * @param deadline until when the call must have returned or thrown
 */
public record CreateRequest(
        Owner owner, String name, Section settings, UserData userData, Consumer<String> progress, Deadline deadline) {

    /** Checks that nothing is missing. */
    public CreateRequest {
        requireNonNull(owner, "owner");
        requireNonNull(name, "name");
        requireNonNull(settings, "settings");
        requireNonNull(userData, "userData");
        requireNonNull(progress, "progress");
        requireNonNull(deadline, "deadline");
    }

    /**
     * The idempotency token.
     *
     * @return the node instance's id, a UUID of 36 characters
     */
    public String token() {
        return owner.instanceId();
    }
}
