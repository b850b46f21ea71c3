package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.occopus.credentials.Sealer;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionStore;

/** Node definitions in PostgreSQL. */
@Stateless
public class JpaNodeDefinitionStore implements NodeDefinitionStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    @Inject
    InstantSource clock;

    @Override
    public void put(List<NodeDefinition> definitions) {
        for (NodeDefinition definition : definitions) {
            NodeDefinitionRow row = Optional.ofNullable(entities.find(NodeDefinitionRow.class, definition.name()))
                    .orElseGet(NodeDefinitionRow::new);
            row.name = definition.name();
            row.updatedAt = clock.instant();
            row.sealedImplementations = new SealedJson(sealer).seal(definition.implementations());
            entities.persist(row);
        }
    }

    @Override
    public Optional<NodeDefinition> find(String name) {
        return Optional.ofNullable(entities.find(NodeDefinitionRow.class, name))
                .map(row -> new NodeDefinition(
                        name, new SealedJson(sealer).openList(row.sealedImplementations, Implementation.class)));
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(entities.createQuery("select d.name from NodeDefinitionRow d", String.class)
                .getResultList());
    }

    @Override
    public boolean remove(String name) {
        NodeDefinitionRow row = entities.find(NodeDefinitionRow.class, name);
        if (row == null) {
            return false;
        }
        entities.remove(row);
        return true;
    }
}
