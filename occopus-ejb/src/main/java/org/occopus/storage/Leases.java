package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.occopus.state.Lease;

/** The lease in the row of an infrastructure, by the database's clock only. */
final class Leases {
    private Leases() {}

    static Optional<Lease> take(EntityManager entities, String id, String owner) {
        List<?> epochs = entities.createNativeQuery("""
                        UPDATE infrastructure
                           SET lease_epoch = CASE WHEN lease_owner = :owner AND lease_until > now()
                                                  THEN lease_epoch ELSE lease_epoch + 1 END,
                               lease_owner = :owner,
                               lease_until = now() + make_interval(secs => :seconds)
                         WHERE id = :id AND (lease_owner = :owner OR lease_until IS NULL OR lease_until < now())
                        RETURNING lease_epoch""", Long.class)
                .setParameter("owner", UUID.fromString(owner))
                .setParameter("seconds", (double) Lease.LENGTH.toSeconds())
                .setParameter("id", UUID.fromString(id))
                .getResultList();
        return epochs.stream().findFirst().map(epoch -> new Lease(id, owner, ((Number) epoch).longValue()));
    }
}
