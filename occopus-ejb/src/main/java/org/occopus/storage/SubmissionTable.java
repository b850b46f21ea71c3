package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.occopus.credentials.Sealer;

/** The table {@code submitted_description}. */
final class SubmissionTable {
    private final EntityManager entities;
    private final Sealer sealer;

    SubmissionTable(EntityManager entities, Sealer sealer) {
        this.entities = entities;
        this.sealer = sealer;
    }

    void put(UUID infrastructure, String text) {
        entities.createNativeQuery("INSERT INTO submitted_description (infrastructure_id, sealed_source)"
                        + " VALUES (:id, :source) ON CONFLICT (infrastructure_id)"
                        + " DO UPDATE SET sealed_source = excluded.sealed_source")
                .setParameter("id", infrastructure)
                .setParameter("source", sealer.seal(text))
                .executeUpdate();
    }

    Optional<String> find(UUID infrastructure) {
        List<?> found = entities.createNativeQuery(
                        "SELECT sealed_source FROM submitted_description WHERE infrastructure_id = :id", byte[].class)
                .setParameter("id", infrastructure)
                .getResultList();
        return found.stream().findFirst().map(row -> sealer.open((byte[]) row));
    }
}
