package org.occopus.client;

import java.util.List;

/**
 * An accepted description: checked and stored, and never lost from then on.
 *
 * @param id the infrastructure
 * @param warnings what the server noticed and accepts nevertheless
 */
public record Submission(String id, List<String> warnings) {
    /** Keeps the list from changing. */
    public Submission {
        warnings = List.copyOf(warnings);
    }
}
