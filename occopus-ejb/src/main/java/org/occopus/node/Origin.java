package org.occopus.node;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an instance was made from, and how that compares with the description as it was submitted last.
 *
 * @param blueprint empty until the instance was resolved
 * @param differences without repetition, in the order of {@link Difference}; empty when there is none or none is known
 * @param replaceRequested whether somebody asked for it to be replaced because of them
 */
public record Origin(Optional<Blueprint> blueprint, List<Difference> differences, boolean replaceRequested) {

    /** Copies the differences. */
    public Origin {
        requireNonNull(blueprint, "blueprint");
        differences = List.copyOf(differences);
    }

    /** Nothing known yet. */
    public static Origin unknown() {
        return new Origin(Optional.empty(), List.of(), false);
    }

    /** Made from this just now. */
    public static Origin of(Blueprint made) {
        return new Origin(Optional.of(made), List.of(), false);
    }

    /**
     * The same, compared with a description.
     *
     * @param found the differences
     * @param replace whether to replace the instance if there is any
     */
    public Origin compared(List<Difference> found, boolean replace) {
        return new Origin(blueprint, found, replace && !found.isEmpty());
    }
}
