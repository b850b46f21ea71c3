package org.occopus.definition;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Where node definitions are kept. Every method is one transaction of its own. The server keeps them in PostgreSQL, the
 * engine's scenarios in memory.
 */
public interface NodeDefinitionStore {

    /** Stores definitions, in place of those of the same names, all or none. */
    void put(List<NodeDefinition> definitions);

    /**
     * Stores one definition, in place of the one of its name.
     *
     * @param expected whether the one that stands, by its tag, may be replaced; empty stands for none
     * @return false when it may not
     */
    boolean replace(NodeDefinition definition, Predicate<Optional<String>> expected);

    /** What changes with everything that is stored under a name; empty when there is nothing. */
    Optional<String> tag(String name);

    /** The definition of a name. */
    Optional<NodeDefinition> find(String name);

    /** All names. */
    SortedSet<String> names();

    /** Removes a definition; false when there is none of this name. */
    boolean remove(String name);
}
