package org.occopus.state;

import static java.util.Objects.requireNonNull;

import org.occopus.description.InfrastructureDescription;

/**
 * A description that was accepted.
 *
 * @param description what was read
 * @param text its main file as the user wrote it; may hold secrets
 */
public record Submission(InfrastructureDescription description, String text) {

    /** Checks that nothing is missing. */
    public Submission {
        requireNonNull(description, "description");
        requireNonNull(text, "text");
    }
}
