package org.occopus.plugins.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.occopus.spi.Deadline;

/** The faults in table {@code simulator_fault}, read at most once a second, because almost always there are none. */
final class JdbcFaults implements Faults {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String PUT = """
            INSERT INTO simulator_fault (endpoint, scope, set_at, body) VALUES (?, ?, ?, ?)
            ON CONFLICT (endpoint) DO UPDATE
            SET (scope, set_at, body) = (excluded.scope, excluded.set_at, excluded.body)""";
    private static final String COUNT = """
            INSERT INTO simulator_fault_count AS known (scope, place, calls, taken, last_at) VALUES (?, ?, 1, 0, ?)
            ON CONFLICT (scope, place) DO UPDATE SET calls = known.calls + 1, last_at = excluded.last_at
            RETURNING calls""";
    private static final String TAKE =
            "UPDATE simulator_fault_count SET taken = taken + 1 WHERE scope = ? AND place = ? AND taken < ?";
    private static final String RECORD =
            "INSERT INTO simulator_injected (at, endpoint, call, subject, fault, detail) VALUES (?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final AtomicReference<Optional<Known>> lastRead = new AtomicReference<>(Optional.empty());

    private record Known(List<Fault> faults, Deadline freshUntil) {}

    JdbcFaults(Database database) {
        this.database = database;
    }

    @Override
    public List<Fault> all(Deadline deadline) {
        return lastRead.get()
                .filter(known -> !known.freshUntil().hasPassed())
                .map(Known::faults)
                .orElseGet(() -> read(deadline));
    }

    private List<Fault> read(Deadline deadline) {
        Deadline freshUntil = Deadline.in(FRESH);
        List<Fault> faults = database.read(
                deadline,
                session -> session.query("SELECT * FROM simulator_fault ORDER BY endpoint", JdbcFaults::fault));
        lastRead.set(Optional.of(new Known(faults, freshUntil)));
        return faults;
    }

    private static Fault fault(ResultSet row) throws SQLException {
        return FaultJson.parse(row.getString("body")).since(row.getString("scope"), Session.instant(row, "set_at"));
    }

    @Override
    public void put(Fault fault, Deadline deadline) {
        String body = FaultJson.write(fault).toString();
        database.change(deadline, session -> session.update(PUT, fault.endpoint(), fault.scope(), fault.setAt(), body));
        lastRead.set(Optional.empty());
    }

    @Override
    public void clear(Deadline deadline) {
        database.change(deadline, session -> session.update("DELETE FROM simulator_fault"));
        lastRead.set(Optional.empty());
    }

    @Override
    public long count(String scope, int place, Instant now, Deadline deadline) {
        return database.change(
                        deadline, session -> session.query(COUNT, row -> row.getLong("calls"), scope, place, now))
                .getFirst();
    }

    @Override
    public boolean take(String scope, int place, int times, Deadline deadline) {
        return database.change(deadline, session -> session.update(TAKE, scope, place, times)) > 0;
    }

    @Override
    public void record(Injected one, Deadline deadline) {
        database.change(
                deadline,
                session -> session.update(
                        RECORD, one.at(), one.endpoint(), one.call().word(), one.subject(), one.fault(), one.detail()));
    }

    @Override
    public List<Injected> injected(long after, int limit, Deadline deadline) {
        String sql = "SELECT * FROM simulator_injected WHERE number > ? ORDER BY number LIMIT ?";
        return database.read(deadline, session -> session.query(sql, JdbcFaults::injected, after, limit));
    }

    private static Injected injected(ResultSet row) throws SQLException {
        return new Injected(
                row.getLong("number"),
                Session.instant(row, "at"),
                row.getString("endpoint"),
                Call.of(row.getString("call")).orElseThrow(),
                row.getString("subject"),
                row.getString("fault"),
                row.getString("detail"));
    }

    @Override
    public void forgetBefore(Instant limit, Deadline deadline) {
        database.change(
                deadline, session -> session.update("DELETE FROM simulator_fault_count WHERE last_at < ?", limit));
        database.change(deadline, session -> session.update("DELETE FROM simulator_injected WHERE at < ?", limit));
    }
}
