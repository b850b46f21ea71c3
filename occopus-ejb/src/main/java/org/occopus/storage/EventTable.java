package org.occopus.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.events.NumberedEvent;

/** The append-only table {@code event}, in batches. Numbers are drawn under the lock of the infrastructure's row. */
final class EventTable {
    private static final String SELECT = "SELECT number, at, kind, node_name, instance_id, message, who FROM event";

    private EventTable() {}

    static void append(Connection connection, UUID infrastructure, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        long next = draw(connection, infrastructure, events.size());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (infrastructure_id, number, at, kind, node_name, instance_id, message, who)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Event event : events) {
                bind(insert, infrastructure, next++, event);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The first of {@code count} numbers. */
    private static long draw(Connection connection, UUID infrastructure, int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE infrastructure SET event_count = event_count + ? WHERE id = ? RETURNING event_count")) {
            update.setInt(1, count);
            update.setObject(2, infrastructure);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getLong(1) - count + 1;
            }
        }
    }

    private static void bind(PreparedStatement insert, UUID infrastructure, long number, Event event)
            throws SQLException {
        insert.setObject(1, infrastructure);
        insert.setLong(2, number);
        insert.setTimestamp(3, Timestamp.from(event.at()));
        insert.setString(4, event.kind().name());
        insert.setString(5, event.node().orElse(null));
        if (event.instance().isPresent()) {
            insert.setObject(6, UUID.fromString(event.instance().get()));
        } else {
            insert.setNull(6, Types.OTHER);
        }
        insert.setString(7, event.message());
        insert.setString(8, event.who().orElse(null));
    }

    static List<NumberedEvent> read(Connection connection, UUID infrastructure, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " WHERE infrastructure_id = ? AND number > ? ORDER BY number LIMIT ?")) {
            select.setObject(1, infrastructure);
            select.setLong(2, after);
            select.setInt(3, limit);
            return events(select);
        }
    }

    static List<NumberedEvent> readLatest(Connection connection, UUID infrastructure, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " WHERE infrastructure_id = ? ORDER BY number DESC LIMIT ?")) {
            select.setObject(1, infrastructure);
            select.setInt(2, limit);
            return events(select).reversed();
        }
    }

    static List<NumberedEvent> readLatestOf(Connection connection, UUID instance, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " WHERE instance_id = ? ORDER BY number DESC LIMIT ?")) {
            select.setObject(1, instance);
            select.setInt(2, limit);
            return events(select).reversed();
        }
    }

    private static List<NumberedEvent> events(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<NumberedEvent> events = new ArrayList<>();
            while (rows.next()) {
                events.add(new NumberedEvent(rows.getLong(1), event(rows)));
            }
            return events;
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getTimestamp(2).toInstant(),
                EventKind.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)));
    }
}
