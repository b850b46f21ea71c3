package org.occopus.definition;

import java.util.List;

/**
 * A node definition.
 *
 * @param name without the {@code node_def:} prefix
 * @param implementations at least one, in file order
 */
public record NodeDefinition(String name, List<Implementation> implementations) {

    /** Copies the implementations. */
    public NodeDefinition {
        implementations = List.copyOf(implementations);
    }
}
