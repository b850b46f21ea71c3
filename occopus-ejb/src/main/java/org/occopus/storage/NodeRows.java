package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;

/** The rows of {@code infrastructure_node} of one infrastructure. */
final class NodeRows {
    private final EntityManager entities;
    private final UUID infrastructure;

    NodeRows(EntityManager entities, UUID infrastructure) {
        this.entities = entities;
        this.infrastructure = infrastructure;
    }

    private List<InfrastructureNodeRow> all() {
        return entities.createQuery(
                        "select n from InfrastructureNodeRow n where n.infrastructureId = :id",
                        InfrastructureNodeRow.class)
                .setParameter("id", infrastructure)
                .getResultList();
    }

    Map<String, Integer> desired() {
        Map<String, Integer> desired = new HashMap<>();
        all().forEach(node -> desired.put(node.name, node.desired));
        return desired;
    }

    void want(Map<String, Integer> desired) {
        all().forEach(node -> node.desired = desired.getOrDefault(node.name, 0));
    }

    /** Brings the rows in line with a description; nodes that stay keep their wanted number. */
    void describe(InfrastructureDescription description, Map<String, Integer> desired) {
        Map<String, InfrastructureNodeRow> before = new HashMap<>();
        all().forEach(node -> before.put(node.name, node));
        for (NodeDescription node : description.nodes()) {
            InfrastructureNodeRow kept = before.remove(node.name());
            if (kept == null) {
                entities.persist(row(node, desired));
            } else {
                kept.type = node.type();
            }
        }
        before.values().forEach(entities::remove);
        entities.flush();
    }

    private InfrastructureNodeRow row(NodeDescription node, Map<String, Integer> desired) {
        InfrastructureNodeRow row = new InfrastructureNodeRow();
        row.infrastructureId = infrastructure;
        row.name = node.name();
        row.type = node.type();
        row.desired = desired.getOrDefault(node.name(), 0);
        return row;
    }
}
