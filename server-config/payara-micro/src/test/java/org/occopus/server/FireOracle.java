package org.occopus.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.occopus.postgres.Login;

/**
 * Compares what is wanted, what is stored and what exists on the simulated cloud, all seen at the same instant, and names
 * every violation with the number of its promise in {@code docs/reliability.md}.
 */
final class FireOracle {
    private static final String UNKNOWN = """
            SELECT 'machine ' || r.serial || ' of token ' || r.token || ' exists, no node instance was stored for it'
              FROM simulator_resource r LEFT JOIN node_instance i ON i.id::text = r.token
             WHERE %s AND i.id IS NULL AND r.server_id = (SELECT server_id::text FROM installation)""";
    private static final String CROWDED = """
            SELECT 'node instance ' || r.token || ' has ' || count(*) || ' machines'
              FROM simulator_resource r WHERE %s AND NOT r.companion GROUP BY r.token HAVING count(*) > 1""";
    private static final String LEFT = """
            SELECT 'machine ' || r.serial || ' exists, but infrastructure ' || f.id || ' is ' || f.phase
              FROM simulator_resource r JOIN infrastructure f ON f.id::text = r.infrastructure_id
             WHERE %s AND f.phase IN ('DESTROYED', 'FAILED')""";
    private static final String GAPS = """
            SELECT 'infrastructure ' || f.id || ' counts ' || f.event_count || ' events, but has ' || count(e.number)
              FROM infrastructure f LEFT JOIN event e ON e.infrastructure_id = f.id
             GROUP BY f.id HAVING count(e.number) <> f.event_count OR coalesce(max(e.number), 0) <> f.event_count""";
    private static final String UNCLAIMED = """
            SELECT 'machine ' || r.serial || ' of token ' || r.token || ' exists, its node instance is ' || i.state
              FROM simulator_resource r JOIN node_instance i ON i.id::text = r.token
             WHERE %s AND i.state = 'TERMINATED' AND i.infrastructure_id = ?""";
    private static final String SLOTS = """
            SELECT 'node ' || n.name || ' wants ' || n.desired || ' and has ' || count(i.id) || ' instances, '
                   || count(i.id) FILTER (WHERE i.state = 'READY') || ' of them ready, and ' || count(r.serial)
                   || ' machines'
              FROM infrastructure_node n JOIN infrastructure f ON f.id = n.infrastructure_id
              LEFT JOIN node_instance i
                ON i.infrastructure_id = n.infrastructure_id AND i.node_name = n.name AND i.state <> 'TERMINATED'
              LEFT JOIN simulator_resource r ON r.token = i.id::text AND NOT r.companion AND %s
             WHERE f.phase = 'RUNNING' AND n.infrastructure_id = ?
             GROUP BY n.name, n.desired
            HAVING count(i.id) FILTER (WHERE i.state = 'READY') <> n.desired
                OR count(i.id) <> n.desired OR count(r.serial) <> n.desired""";
    private static final String EXISTS = "(r.deleted_at IS NULL AND (r.dies_at IS NULL OR r.dies_at > now()))";

    private final Login login;

    FireOracle(Login login) {
        this.login = login;
    }

    /** What is wrong at this very moment, in the middle of whatever goes on. */
    List<String> always() {
        List<String> wrong = new ArrayList<>();
        look(connection -> always(connection, wrong));
        return wrong;
    }

    private static void always(Connection connection, List<String> wrong) throws SQLException {
        add(connection, "1: ", UNKNOWN, wrong);
        add(connection, "2: ", CROWDED, wrong);
        add(connection, "6: ", LEFT, wrong);
        add(connection, "4: ", GAPS, wrong);
    }

    /** What is wrong with an infrastructure although it has settled; includes {@link #always}. */
    List<String> atRest(String id) {
        List<String> wrong = new ArrayList<>();
        look(connection -> {
            always(connection, wrong);
            add(connection, "1: ", UNCLAIMED, wrong, UUID.fromString(id));
            add(connection, "2: ", SLOTS, wrong, UUID.fromString(id));
        });
        return wrong;
    }

    /** How often each fault was injected, as {@code fault count}. */
    List<String> injected() {
        List<String> counts = new ArrayList<>();
        String sql = "SELECT fault || ' ' || count(*) FROM simulator_injected GROUP BY fault ORDER BY fault";
        look(connection -> add(connection, "", sql, counts));
        return counts;
    }

    @FunctionalInterface
    private interface Look {
        void at(Connection connection) throws SQLException;
    }

    private void look(Look look) {
        try (Connection connection = login.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            look.at(connection);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Connection connection, String promise, String sql, List<String> found, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("%s", EXISTS))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(promise + rows.getString(1));
                }
            }
        }
    }
}
