package org.occopus.node;

import static java.util.Objects.requireNonNull;

/**
 * What an instance was made from. The digests are those of {@code resolution.Blueprints}; equal parts give equal
 * digests for the same instance.
 *
 * @param type the node definition's name
 * @param implementation digest of the implementation that was chosen
 * @param variables digest of the node's variables
 * @param mappings digest of the attributes that the node takes from its dependees
 */
public record Blueprint(String type, String implementation, String variables, String mappings) {

    /** Checks that nothing is missing. */
    public Blueprint {
        requireNonNull(type, "type");
        requireNonNull(implementation, "implementation");
        requireNonNull(variables, "variables");
        requireNonNull(mappings, "mappings");
    }
}
