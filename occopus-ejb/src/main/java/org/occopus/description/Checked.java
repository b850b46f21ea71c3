package org.occopus.description;

import java.util.List;
import org.occopus.problem.Finding;

/**
 * Something that was read and found right.
 *
 * @param value what was read
 * @param warnings what is worth telling although it is accepted; mostly empty
 * @param <T> what was read
 */
public record Checked<T>(T value, List<Finding> warnings) {

    /** Copies the warnings. */
    public Checked {
        warnings = List.copyOf(warnings);
    }
}
