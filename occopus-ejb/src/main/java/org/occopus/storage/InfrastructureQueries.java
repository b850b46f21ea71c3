package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.state.Infrastructure;
import org.occopus.state.Phase;

/** What is asked of many infrastructures or instances at once. */
final class InfrastructureQueries {
    private static final List<Phase> ENDED = List.of(Phase.DESTROYED, Phase.FAILED);

    private InfrastructureQueries() {}

    static List<Infrastructure> living(EntityManager entities) {
        return entities.createQuery(
                        "select i from InfrastructureRow i where i.phase <> :over order by i.createdAt, i.id",
                        InfrastructureRow.class)
                .setParameter("over", Phase.DESTROYED)
                .getResultStream()
                .map(InfrastructureRow::toInfrastructure)
                .toList();
    }

    static List<String> active(EntityManager entities) {
        return entities.createQuery(
                        "select i.id from InfrastructureRow i where i.phase not in :over"
                                + " and i.suspended = false and (i.maintained = true or i.working = true)",
                        UUID.class)
                .setParameter("over", ENDED)
                .getResultStream()
                .map(UUID::toString)
                .toList();
    }

    static boolean uses(EntityManager entities, String nodeDefinition) {
        return !entities.createQuery(
                        "select n.name from InfrastructureNodeRow n, InfrastructureRow i"
                                + " where n.infrastructureId = i.id and n.type = :type and i.phase not in :over",
                        String.class)
                .setParameter("type", nodeDefinition)
                .setParameter("over", ENDED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    static List<NodeInstance> endedSince(EntityManager entities, UUID id, Instant since) {
        return entities.createQuery(
                        "select i from NodeInstanceRow i where i.infrastructureId = :id and i.state = :over"
                                + " and i.since >= :since order by i.since, i.id",
                        NodeInstanceRow.class)
                .setParameter("id", id)
                .setParameter("over", NodeState.TERMINATED)
                .setParameter("since", since)
                .getResultStream()
                .map(NodeInstanceRow::toInstance)
                .toList();
    }
}
