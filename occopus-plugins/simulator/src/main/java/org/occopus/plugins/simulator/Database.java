package org.occopus.plugins.simulator;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** Runs work on one connection, each statement committing by itself unless a lock is asked for. */
final class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = requireNonNull(source, "source");
    }

    /** What to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    /** Only reads; a failure means that nothing has changed. */
    <T> T read(Deadline deadline, Work<T> work) {
        return run(ProviderFailure.PROVIDER_FAULT, deadline, work);
    }

    /** Changes something; a failure means that nobody knows. */
    <T> T change(Deadline deadline, Work<T> work) {
        return run(ProviderFailure.OUTCOME_UNKNOWN, deadline, work);
    }

    /** Changes something in one transaction that keeps out all others with the same key. */
    <T> T changeAlone(String key, Deadline deadline, Work<T> work) {
        return change(deadline, session -> session.locked(key, work));
    }

    private <T> T run(ProviderFailure whenBroken, Deadline deadline, Work<T> work) {
        try (Connection connection = connect()) {
            return work.on(new Session(connection, deadline));
        } catch (SQLException e) {
            throw failure(whenBroken, e);
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw failure(ProviderFailure.UNREACHABLE, e);
        }
    }

    private static ProviderException failure(ProviderFailure kind, SQLException e) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        String code = e.getSQLState() == null ? "" : e.getSQLState();
        return new ProviderException(
                interrupted ? ProviderFailure.OUTCOME_UNKNOWN : kind,
                code,
                "The simulator's database does not do what it should: " + e.getMessage() + "; look at the database",
                e);
    }
}
