package org.occopus.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The versions in the rows of infrastructures. By JDBC: every pass and every look at an infrastructure begins with one. */
final class Versions {
    private static final String SELECT = "SELECT version FROM infrastructure WHERE id = ?";

    private Versions() {}

    /** Empty when there never was an infrastructure of this id. */
    static Optional<Long> of(Connection connection, UUID infrastructure) throws SQLException {
        return version(connection, SELECT, infrastructure);
    }

    /** The same, and nobody else writes the row before this transaction ends. */
    static Optional<Long> locked(Connection connection, UUID infrastructure) throws SQLException {
        return version(connection, SELECT + " FOR UPDATE", infrastructure);
    }

    private static Optional<Long> version(Connection connection, String query, UUID infrastructure)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, infrastructure);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
