package org.occopus.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The last word of a server that stops: its leases end, and the others are told. On a connection of its own, because a
 * stopping application server may have taken pool and EJBs away already.
 */
public final class HandOver {
    /** What somebody writes at this moment lapses instead: one stuck transaction must not keep the other leases. */
    private static final String RELEASE = """
            WITH released AS (
                UPDATE infrastructure SET lease_until = now() - interval '1 microsecond'
                 WHERE id IN (SELECT id FROM infrastructure WHERE lease_owner = ? AND lease_until > now()
                                 FOR UPDATE SKIP LOCKED)
                RETURNING id)
            SELECT pg_notify('%s', id::text) FROM released""".formatted(RequestListener.CHANNEL);

    private HandOver() {}

    /**
     * Ends all leases of a server.
     *
     * @param server the owner of the leases, a UUID
     * @return how many infrastructures others go on with
     * @throws SQLException when the database can not be used
     */
    public static int of(String server, DatabaseSettings database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, UUID.fromString(server));
            int released = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    released++;
                }
            }
            return released;
        }
    }
}
