package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    @Override
    public void put(List<NodeDefinition> definitions) {
        // In the same order by everybody, so that two who store some of the same wait for each other and not in a ring.
        definitions.stream().sorted(Comparator.comparing(NodeDefinition::name)).forEach(this::write);
    }

    @Override
    public boolean replace(NodeDefinition definition, Predicate<Optional<String>> expected) {
        NodeDefinitionRow row =
                entities.find(NodeDefinitionRow.class, definition.name(), LockModeType.PESSIMISTIC_WRITE);
        if (!expected.test(tag(row))) {
            return false;
        }
        write(definition);
        return true;
    }

    /** Two at once are no conflict: the later one stands. */
    private void write(NodeDefinition definition) {
        entities.createNativeQuery("INSERT INTO node_definition (name, version, updated_at, sealed_implementations)"
                        + " VALUES (:name, 0, now(), :sealed) ON CONFLICT (name) DO UPDATE SET"
                        + " version = node_definition.version + 1, updated_at = excluded.updated_at,"
                        + " sealed_implementations = excluded.sealed_implementations")
                .setParameter("name", definition.name())
                .setParameter("sealed", new SealedJson(sealer).seal(definition.implementations()))
                .executeUpdate();
    }

    @Override
    public Optional<String> tag(String name) {
        return tag(entities.find(NodeDefinitionRow.class, name));
    }

    /** One that was removed and made anew has another time. */
    private static Optional<String> tag(@Nullable NodeDefinitionRow row) {
        return Optional.ofNullable(row).map(known -> "n" + known.version + "-" + known.updatedAt.toEpochMilli());
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
