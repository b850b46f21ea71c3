package org.occopus.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionStore;

/** Node definitions in memory. */
public final class MemoryDefinitions implements NodeDefinitionStore {
    private final SortedMap<String, NodeDefinition> definitions = new TreeMap<>();

    @Override
    public void put(List<NodeDefinition> added) {
        added.forEach(definition -> definitions.put(definition.name(), definition));
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
        return definitions.remove(name) != null;
    }
}
