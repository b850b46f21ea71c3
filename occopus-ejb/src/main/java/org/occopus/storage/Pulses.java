package org.occopus.storage;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.occopus.state.Phase;
import org.occopus.state.Pulse;

/** Asks for many infrastructures in one statement, which stays the same however many there are. */
final class Pulses {
    private Pulses() {}

    static List<Pulse> read(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, event_count, phase, working FROM infrastructure WHERE id = ANY (?)")) {
            Array wanted = connection.createArrayOf("uuid", ids.toArray());
            select.setArray(1, wanted);
            try (ResultSet rows = select.executeQuery()) {
                List<Pulse> pulses = new ArrayList<>();
                while (rows.next()) {
                    pulses.add(new Pulse(
                            rows.getString(1), rows.getLong(2), Phase.valueOf(rows.getString(3)), rows.getBoolean(4)));
                }
                return pulses;
            }
        }
    }
}
