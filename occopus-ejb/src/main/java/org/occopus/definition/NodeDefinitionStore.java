package org.occopus.definition;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where node definitions are kept. Every method is one transaction of its own. The server keeps them in PostgreSQL, the
 * engine's scenarios in memory.
 */
public interface NodeDefinitionStore {

    /** Stores definitions, in place of those of the same names, all or none. */
    void put(List<NodeDefinition> definitions);

    /** The definition of a name. */
    Optional<NodeDefinition> find(String name);

    /** All names. */
    SortedSet<String> names();

    /** Removes a definition; false when there is none of this name. */
    boolean remove(String name);
}
