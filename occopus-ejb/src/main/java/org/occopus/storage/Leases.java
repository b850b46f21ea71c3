package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.occopus.state.Lease;

/** The leases in the rows of infrastructures, by the database's clock only. */
final class Leases {
    /** The same words as in {@link InfrastructureQueries#active}; on these passes are made. */
    private static final String ACTIVE = "phase NOT IN ('DESTROYED', 'FAILED') AND (maintained OR working)";

    private static final String TAKE = """
            UPDATE infrastructure
               SET lease_epoch = CASE WHEN lease_owner = ? AND lease_until > now()
                                      THEN lease_epoch ELSE lease_epoch + 1 END,
                   lease_owner = ?,
                   lease_until = now() + make_interval(secs => ?)
             WHERE id = ? AND (lease_owner = ? OR lease_until IS NULL OR lease_until < now())
            RETURNING lease_epoch""";

    private final EntityManager entities;
    private final Duration length;

    Leases(EntityManager entities, Duration length) {
        this.entities = entities;
        this.length = length;
    }

    /** By JDBC: it is the most frequent statement of all, and Hibernate takes as long as the database. */
    Optional<Lease> take(String id, String owner) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(TAKE)) {
                UUID server = UUID.fromString(owner);
                update.setObject(1, server);
                update.setObject(2, server);
                update.setDouble(3, seconds());
                update.setObject(4, UUID.fromString(id));
                update.setObject(5, server);
                try (ResultSet row = update.executeQuery()) {
                    return row.next() ? Optional.of(new Lease(id, owner, row.getLong(1), length)) : Optional.empty();
                }
            }
        });
    }

    private double seconds() {
        return length.toMillis() / 1000.0;
    }

    /**
     * What has lapsed stays so, and what somebody writes at this moment waits for the next time: one stuck transaction
     * must not cost the other leases.
     */
    List<String> renew(String owner) {
        return texts(entities.createNativeQuery("""
                        UPDATE infrastructure SET lease_until = now() + make_interval(secs => :seconds)
                         WHERE id IN (SELECT id FROM infrastructure
                                       WHERE lease_owner = :owner AND lease_until > now() AND %s
                                         FOR UPDATE SKIP LOCKED)
                        RETURNING CAST(id AS text)""".formatted(ACTIVE), String.class)
                .setParameter("owner", UUID.fromString(owner))
                .setParameter("seconds", seconds())
                .getResultList());
    }

    List<String> unheld() {
        return texts(entities.createNativeQuery(
                        "SELECT CAST(id AS text) FROM infrastructure WHERE " + ACTIVE
                                + " AND (lease_until IS NULL OR lease_until < now())",
                        String.class)
                .getResultList());
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream().map(String::valueOf).toList();
    }
}
