package org.occopus.plugins.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            INSERT INTO simulator_resource (token, endpoint, name, server_id, infrastructure_id, node_name, companion,
                                            created_at, running_at, dies_at, hangs_at, fails_at, faults)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING serial""";
    private static final String COUNT =
            "SELECT count(*) FROM simulator_resource" + EXISTING + " AND endpoint = ? AND NOT companion";
    private static final String DELETE = """
            UPDATE simulator_resource SET deleted_at = ?
             WHERE deleted_at IS NULL AND (dies_at IS NULL OR dies_at > ?)
               AND (serial = ? OR (token = ? AND companion))""";
    private static final String FORGET =
            "DELETE FROM simulator_resource WHERE deleted_at < ? OR (deleted_at IS NULL AND dies_at < ?)";
    private static final int ATTEMPTS = 100;

    private final Database database;

    JdbcInventory(Database database) {
        this.database = database;
    }

    @Override
    public Creation create(MachinePlan plan, Room room, Deadline deadline) {
        if (room.isUnlimited()) {
            return database.change(deadline, session -> insert(plan, session));
        }
        String key = "simulator " + plan.endpoint();
        return database.changeAlone(key, deadline, session -> insertUnlessFull(plan, room, session));
    }

    private static Creation insertUnlessFull(MachinePlan plan, Room room, Session session) throws SQLException {
        Optional<Machine> known = known(plan, session);
        if (known.isPresent()) {
            return new Creation.Known(known.get());
        }
        long existing = session.query(COUNT, row -> row.getLong(1), plan.createdAt(), plan.endpoint())
                .getFirst();
        Optional<ProviderFailure> refusal = room.refusal(existing);
        return refusal.isPresent() ? new Creation.Full(refusal.get()) : insert(plan, session);
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
                plan.companion(),
                plan.createdAt(),
                plan.runningAt(),
                plan.fate().diesAt(),
                plan.fate().hangsAt(),
                plan.fate().failsAt(),
                plan.faults());
    }

    private static Optional<Machine> known(MachinePlan plan, Session session) throws SQLException {
        String sql = SELECT + " WHERE token = ? AND companion = ?";
        return session.query(sql, JdbcInventory::machine, plan.token(), plan.companion()).stream()
                .findFirst();
    }

    @Override
    public Optional<Machine> find(String endpoint, long serial, Deadline deadline) {
        String sql = SELECT + " WHERE serial = ? AND endpoint = ?";
        return database.read(deadline, session -> session.query(sql, JdbcInventory::machine, serial, endpoint)).stream()
                .findFirst();
    }

    @Override
    public Optional<Machine> at(String address, Instant now, Deadline deadline) {
        String sql = SELECT + EXISTING + " AND serial % " + Loopback.COUNT + " = ? AND NOT companion";
        return Loopback.place(address)
                .flatMap(place ->
                        database
                                .read(deadline, session -> session.query(sql, JdbcInventory::machine, now, place))
                                .stream()
                                .findFirst());
    }

    @Override
    public List<Machine> list(String endpoint, OwnerTag tag, Instant now, Deadline deadline) {
        String sql = SELECT + EXISTING + " AND " + column(tag) + " = ? AND endpoint = ? ORDER BY serial";
        return database.read(
                deadline, session -> session.query(sql, JdbcInventory::machine, now, tag.value(), endpoint));
    }

    @Override
    public List<Machine> listPast(String endpoint, OwnerTag tag, Instant past, Deadline deadline) {
        String sql = SELECT + " WHERE created_at <= ? AND (deleted_at IS NULL OR deleted_at > ?)"
                + " AND (dies_at IS NULL OR dies_at > ?) AND " + column(tag) + " = ? AND endpoint = ? ORDER BY serial";
        return database.read(
                deadline,
                session -> session.query(sql, JdbcInventory::machine, past, past, past, tag.value(), endpoint));
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
    public void delete(Machine machine, Instant now, Deadline deadline) {
        // The token of a volume is its machine's, which stays when only the volume is deleted.
        String volumesOf = machine.plan().companion() ? "" : machine.plan().token();
        database.change(deadline, session -> session.update(DELETE, now, now, machine.serial(), volumesOf));
    }

    @Override
    public void doom(Machine machine, Instant now, Deadline deadline) {
        String sql = "UPDATE simulator_resource SET doomed_at = coalesce(doomed_at, ?)" + EXISTING + " AND serial = ?";
        database.change(deadline, session -> session.update(sql, now, now, machine.serial()));
    }

    @Override
    public boolean kill(long serial, Instant now, Deadline deadline) {
        return set("dies_at", serial, now, deadline);
    }

    @Override
    public boolean hang(long serial, Instant now, Deadline deadline) {
        return set("hangs_at", serial, now, deadline);
    }

    private boolean set(String column, long serial, Instant now, Deadline deadline) {
        String sql = "UPDATE simulator_resource SET " + column + " = ?" + EXISTING + " AND serial = ?";
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
                row.getBoolean("companion"),
                Session.instant(row, "created_at"),
                Session.instant(row, "running_at"),
                new Fate(
                        Session.optionalInstant(row, "dies_at"),
                        Session.optionalInstant(row, "hangs_at"),
                        Session.optionalInstant(row, "fails_at")),
                Optional.ofNullable(row.getString("faults")));
        return new Machine(
                row.getLong("serial"),
                plan,
                Session.optionalInstant(row, "doomed_at"),
                Session.optionalInstant(row, "deleted_at"));
    }
}
