package org.occopus.description;

import java.util.List;

/**
 * One edge: the dependent is created when the dependee is ready.
 *
 * @param dependent the node that waits
 * @param dependee the node it waits for
 * @param mappings attributes to hand over; mostly empty
 */
public record Dependency(String dependent, String dependee, List<AttributeMapping> mappings) {

    /** Copies the mappings. */
    public Dependency {
        mappings = List.copyOf(mappings);
    }
}
