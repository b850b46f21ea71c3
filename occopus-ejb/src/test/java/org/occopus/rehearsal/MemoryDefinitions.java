package org.occopus.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionStore;

/** Node definitions in memory. */
public final class MemoryDefinitions implements NodeDefinitionStore {
    private final SortedMap<String, NodeDefinition> definitions = new TreeMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private int writes;

    @Override
    public void put(List<NodeDefinition> added) {
        for (NodeDefinition definition : added) {
            definitions.put(definition.name(), definition);
            tags.put(definition.name(), String.valueOf(++writes));
        }
    }

    @Override
    public boolean replace(NodeDefinition definition, Predicate<Optional<String>> expected) {
        if (!expected.test(tag(definition.name()))) {
            return false;
        }
        put(List.of(definition));
        return true;
    }

    @Override
    public Optional<String> tag(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    @Override
    public Optional<NodeDefinition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(definitions.keySet());
    }

    @Override
    public boolean remove(String name) {
        tags.remove(name);
        return definitions.remove(name) != null;
    }
}
