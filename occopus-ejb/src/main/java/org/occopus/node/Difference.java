package org.occopus.node;

import java.util.Locale;

/** In what an instance differs from what its node's description says now. The lower-case names are part of REST. */
public enum Difference {
    /** The node has another node definition. */
    TYPE,
    /** The node definition, or the filter, does not give the implementation that the instance was made by any more. */
    DEFINITION,
    /** The node's variables. */
    VARIABLES,
    /** The attributes that the node takes from the nodes it depends on. */
    MAPPINGS;

    /** The lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
