package org.occopus.plugins.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Owner;

/** The faults in table {@code simulator_fault}, read at most once a second, because almost always there are none. */
final class JdbcFaults implements Faults {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String PUT = """
            INSERT INTO simulator_fault (endpoint, fail_create, times, create_latency_ms, lose_answers, throttle,
                                         retry_after_seconds, list_lag_seconds, unreachable, hang, stuck_delete)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (endpoint) DO UPDATE
            SET (fail_create, times, create_latency_ms, lose_answers, throttle,
                 retry_after_seconds, list_lag_seconds, unreachable, hang, stuck_delete)
              = (excluded.fail_create, excluded.times, excluded.create_latency_ms, excluded.lose_answers,
                 excluded.throttle, excluded.retry_after_seconds, excluded.list_lag_seconds, excluded.unreachable,
                 excluded.hang, excluded.stuck_delete)""";
    private static final String TAKE_OF_NODE = """
            INSERT INTO simulator_failed_create AS known (infrastructure_id, node_name, failed, last_at)
            SELECT ?, ?, 1, ? WHERE ? > 0
            ON CONFLICT (infrastructure_id, node_name) DO UPDATE
            SET failed = known.failed + 1, last_at = excluded.last_at WHERE known.failed < ?""";

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

    @Override
    public void put(Fault fault, Deadline deadline) {
        database.change(
                deadline,
                session -> session.update(
                        PUT,
                        fault.endpoint(),
                        fault.failCreate().map(CreateFailure::word),
                        boxed(fault.times()),
                        fault.createLatency().toMillis(),
                        fault.loseAnswers(),
                        fault.throttle(),
                        seconds(fault.retryAfter()),
                        seconds(fault.listLag()),
                        fault.unreachable(),
                        fault.hang(),
                        fault.stuckDelete()));
        lastRead.set(Optional.empty());
    }

    @Override
    public void clear(Deadline deadline) {
        database.change(deadline, session -> session.update("DELETE FROM simulator_fault"));
        lastRead.set(Optional.empty());
    }

    @Override
    public boolean take(Fault fault, Fault.Counter counter, Deadline deadline) {
        String column = column(counter);
        String sql = "UPDATE simulator_fault SET " + column + " = " + column + " - 1 WHERE endpoint = ? AND " + column
                + " > 0";
        return database.change(deadline, session -> session.update(sql, fault.endpoint())) > 0;
    }

    private static String column(Fault.Counter counter) {
        return switch (counter) {
            case TIMES -> "times";
            case LOSE_ANSWERS -> "lose_answers";
            case THROTTLE -> "throttle";
        };
    }

    @Override
    public boolean takeOfNode(Owner owner, int times, Instant now, Deadline deadline) {
        return database.change(
                        deadline,
                        session -> session.update(
                                TAKE_OF_NODE, owner.infrastructureId(), owner.nodeName(), now, times, times))
                > 0;
    }

    @Override
    public void forgetNodesBefore(Instant limit, Deadline deadline) {
        database.change(
                deadline, session -> session.update("DELETE FROM simulator_failed_create WHERE last_at < ?", limit));
    }

    private static Fault fault(ResultSet row) throws SQLException {
        int times = row.getInt("times");
        OptionalInt counted = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(times);
        return new Fault(
                row.getString("endpoint"),
                Optional.ofNullable(row.getString("fail_create")).map(CreateFailure::kind),
                counted,
                Duration.ofMillis(row.getLong("create_latency_ms")),
                row.getInt("lose_answers"),
                row.getInt("throttle"),
                duration(row.getDouble("retry_after_seconds")),
                duration(row.getDouble("list_lag_seconds")),
                row.getBoolean("unreachable"),
                row.getBoolean("hang"),
                row.getBoolean("stuck_delete"));
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
