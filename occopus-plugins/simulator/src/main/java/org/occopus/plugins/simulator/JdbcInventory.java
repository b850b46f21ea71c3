package org.occopus.plugins.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;

/** The inventory in table {@code simulator_resource}. A creation without a capacity is one statement. */
final class JdbcInventory implements Inventory {
    private static final String EXISTING = " WHERE deleted_at IS NULL AND (dies_at IS NULL OR dies_at > ?)";
    private static final String SELECT = "SELECT * FROM simulator_resource";
    private static final String INSERT = """
            INSERT INTO simulator_resource (token, endpoint, name, server_id, infrastructure_id, node_name,
                                            created_at, running_at, dies_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING serial""";
    private static final String COUNT = "SELECT count(*) FROM simulator_resource" + EXISTING + " AND endpoint = ?";
    private static final String FORGET =
            "DELETE FROM simulator_resource WHERE deleted_at < ? OR (deleted_at IS NULL AND dies_at < ?)";
    private static final int ATTEMPTS = 100;

    private final Database database;

    JdbcInventory(Database database) {
        this.database = database;
    }

    @Override
    public Creation create(MachinePlan plan, OptionalInt capacity, Deadline deadline) {
        if (capacity.isEmpty()) {
            return database.change(deadline, session -> insert(plan, session));
        }
        String key = "simulator " + plan.endpoint();
        return database.changeAlone(key, deadline, session -> insertUnlessFull(plan, capacity.getAsInt(), session));
    }

    private static Creation insertUnlessFull(MachinePlan plan, int capacity, Session session) throws SQLException {
        Optional<Machine> known = known(plan, session);
        if (known.isPresent()) {
            return new Creation.Known(known.get());
        }
        long existing = session.query(COUNT, row -> row.getLong(1), plan.createdAt(), plan.endpoint())
                .getFirst();
        return existing >= capacity ? new Creation.Full() : insert(plan, session);
    }

    private static Creation insert(MachinePlan plan, Session session) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Long> serials = inserted(plan, session);
            if (!serials.isEmpty()) {
                return new Creation.Created(Machine.of(serials.getFirst(), plan));
            }
            Optional<Machine> known = known(plan, session);
            if (known.isPresent()) {
                return new Creation.Known(known.get());
            }
            // Neither new nor known: the next address is taken by an old machine, so the one after it is tried.
        }
        throw new ProviderException(
                ProviderFailure.NO_CAPACITY, "addresses", "The simulator finds no free address; delete machines first");
    }

    private static List<Long> inserted(MachinePlan plan, Session session) throws SQLException {
        Owner owner = plan.owner();
        return session.query(
                INSERT,
                row -> row.getLong("serial"),
                plan.token(),
                plan.endpoint(),
                plan.name(),
                owner.serverId(),
                owner.infrastructureId(),
                owner.nodeName(),
                plan.createdAt(),
                plan.runningAt(),
                plan.diesAt());
    }

    private static Optional<Machine> known(MachinePlan plan, Session session) throws SQLException {
        return session.query(SELECT + " WHERE token = ?", JdbcInventory::machine, plan.token()).stream()
                .findFirst();
    }

    @Override
    public Optional<Machine> find(String endpoint, long serial, Instant now, Deadline deadline) {
        String sql = SELECT + EXISTING + " AND serial = ? AND endpoint = ?";
        return database
                .read(deadline, session -> session.query(sql, JdbcInventory::machine, now, serial, endpoint))
                .stream()
                .findFirst();
    }

    @Override
    public List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline) {
        String sql = SELECT + EXISTING + " AND " + column(tag) + " = ? AND endpoint = ? ORDER BY serial";
        return database.read(
                deadline, session -> session.query(sql, JdbcInventory::machine, now, tag.value(), endpoint));
    }

    private static String column(OwnerTag tag) {
        return switch (tag.key()) {
            case OwnerTag.SERVER -> "server_id";
            case OwnerTag.INFRASTRUCTURE -> "infrastructure_id";
            case OwnerTag.NODE -> "node_name";
            case OwnerTag.INSTANCE -> "token";
            default -> throw new IllegalArgumentException("No owner tag: " + tag.key());
        };
    }

    @Override
    public List<Machine> listAll(Instant now, Deadline deadline) {
        String sql = SELECT + EXISTING + " ORDER BY serial";
        return database.read(deadline, session -> session.query(sql, JdbcInventory::machine, now));
    }

    @Override
    public void delete(String endpoint, long serial, Instant now, Deadline deadline) {
        String sql = "UPDATE simulator_resource SET deleted_at = ?" + EXISTING + " AND serial = ? AND endpoint = ?";
        database.change(deadline, session -> session.update(sql, now, now, serial, endpoint));
    }

    @Override
    public boolean doom(String endpoint, long serial, Instant now, Deadline deadline) {
        String sql = "UPDATE simulator_resource SET doomed_at = coalesce(doomed_at, ?)" + EXISTING
                + " AND serial = ? AND endpoint = ?";
        return database.change(deadline, session -> session.update(sql, now, now, serial, endpoint)) > 0;
    }

    @Override
    public boolean kill(long serial, Instant now, Deadline deadline) {
        String sql = "UPDATE simulator_resource SET dies_at = ?" + EXISTING + " AND serial = ?";
        return database.change(deadline, session -> session.update(sql, now, now, serial)) > 0;
    }

    @Override
    public void forgetGoneBefore(Instant limit, Deadline deadline) {
        database.change(deadline, session -> session.update(FORGET, limit, limit));
    }

    private static Machine machine(ResultSet row) throws SQLException {
        var owner = new Owner(
                row.getString("server_id"),
                row.getString("infrastructure_id"),
                row.getString("node_name"),
                row.getString("token"));
        var plan = new MachinePlan(
                owner,
                row.getString("endpoint"),
                row.getString("name"),
                Session.instant(row, "created_at"),
                Session.instant(row, "running_at"),
                Session.optionalInstant(row, "dies_at"));
        return new Machine(
                row.getLong("serial"),
                plan,
                Session.optionalInstant(row, "doomed_at"),
                Session.optionalInstant(row, "deleted_at"));
    }
}
