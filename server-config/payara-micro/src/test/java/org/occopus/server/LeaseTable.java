package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.occopus.postgres.Login;

/** Who controls what, as the database says, asked behind the servers' backs. */
final class LeaseTable {
    private final Login login;

    LeaseTable(Login login) {
        this.login = login;
    }

    /**
     * The lease of one infrastructure.
     *
     * @param owner empty when nobody ever held it
     * @param epoch how often it changed
     * @param stands whether it has not lapsed
     * @param events how many events the infrastructure has
     * @param version rises with every change of the infrastructure
     */
    record Row(String owner, long epoch, boolean stands, long events, long version) {}

    Row of(String id) {
        String sql = "SELECT lease_owner, lease_epoch, coalesce(lease_until > now(), false) AS stands, event_count,"
                + " version FROM infrastructure WHERE id = ?";
        try (Connection connection = login.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as("infrastructure " + id).isTrue();
                return new Row(
                        Optional.ofNullable(rows.getString("lease_owner")).orElse(""),
                        rows.getLong("lease_epoch"),
                        rows.getBoolean("stands"),
                        rows.getLong("event_count"),
                        rows.getLong("version"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
