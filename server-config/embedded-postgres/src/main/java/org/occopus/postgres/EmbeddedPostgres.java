package org.occopus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A running PostgreSQL server on a loopback port, with one database {@code occopus}. Its data survive; its process
 * survives a crash of this one and is then found again.
 *
 * <p>Below the home: {@code postgresql/data}, {@code postgresql/password}, {@code postgresql/<version>} (the programs)
 * and {@code logs/postgresql.log}. At most one process at a time may use a home: the caller sees to that.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "occopus";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);
    private static final Duration REPLACE_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 3;

    private final ServerControl control;
    private final Login login;
    private final boolean reused;

    private EmbeddedPostgres(ServerControl control, Login login, boolean reused) {
        this.control = control;
        this.login = login;
        this.reused = reused;
    }

    /**
     * Starts the server of this home, or takes over the one that a killed process left running. Makes everything that
     * is missing. Takes about a second, on the first start up to five.
     *
     * @throws PostgresUnavailable when there is no way to run it here
     */
    public static EmbeddedPostgres start(Path home) {
        return start(home, home.resolve("postgresql"));
    }

    /**
     * As {@link #start(Path)}, with the programs unpacked somewhere else, for example once for many homes.
     *
     * @param programs below which the programs are unpacked, when they are not yet
     * @throws PostgresUnavailable when there is no way to run it here
     */
    public static EmbeddedPostgres start(Path home, Path programs) {
        try {
            Path binaries = PostgresBinaries.installed(programs.toAbsolutePath());
            var data = DataDirectory.in(
                    Files.createDirectories(home.toAbsolutePath().resolve("postgresql")));
            RunAs runAs = RunAs.find(binaries.resolve("bin/postgres"));
            if (!data.exists()) {
                data.create(binaries, runAs);
            }
            Path log = Files.createDirectories(home.toAbsolutePath().resolve("logs"))
                    .resolve("postgresql.log");
            return start(new ServerControl(binaries, data, runAs, log));
        } catch (IOException e) {
            throw new PostgresUnavailable("the embedded PostgreSQL can not use " + home + ": " + e, e);
        }
    }

    private static EmbeddedPostgres start(ServerControl control) throws IOException {
        Optional<Postmaster> left = control.running();
        if (left.isPresent()) {
            Login login = login(control, left.get());
            if (Poll.until(() -> !left.get().lives() || answers(login), ANSWER_LIMIT)
                    && left.get().lives()) {
                return new EmbeddedPostgres(control, login, true);
            }
            control.stop(REPLACE_LIMIT);
        }
        return new EmbeddedPostgres(control, started(control), false);
    }

    private static Login started(ServerControl control) throws IOException {
        // Somebody else may take the port in between, or workers of a killed server may still be ending.
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean up = control.start();
            Optional<Postmaster> server = control.running();
            if (server.isPresent() && (up || comesUp(control, server.get()))) {
                Login login = login(control, server.get());
                createDatabase(login);
                return login;
            }
        }
        throw notStarted(control);
    }

    /** Waits for a server that takes longer than its starter waits, as after a crash. False when it has ended. */
    private static boolean comesUp(ServerControl control, Postmaster slow) throws IOException {
        Login login = login(control, slow);
        if (!Poll.until(() -> !slow.lives() || answers(login), RECOVERY_LIMIT)) {
            throw notStarted(control);
        }
        return slow.lives();
    }

    private static PostgresUnavailable notStarted(ServerControl control) {
        return new PostgresUnavailable(
                "the embedded PostgreSQL does not start: " + control.lastWords() + " (see " + control.log() + ")");
    }

    private static Login login(ServerControl control, Postmaster server) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DATABASE;
        return new Login(url, DataDirectory.USER, control.data().password());
    }

    private static boolean answers(Login login) {
        try {
            createDatabase(login);
            return true;
        } catch (PostgresUnavailable e) {
            return false;
        }
    }

    private static void createDatabase(Login login) {
        try {
            login.connect().close();
            return;
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw refused(login, e);
            }
        }
        var maintenance = new Login(login.url().replaceFirst("/[^/]*$", "/postgres"), login.user(), login.password());
        try (Connection connection = maintenance.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw refused(maintenance, e);
        }
    }

    private static PostgresUnavailable refused(Login login, SQLException e) {
        return new PostgresUnavailable("the embedded PostgreSQL refuses " + login + ": " + e.getMessage(), e);
    }

    /** {@code jdbc:postgresql://127.0.0.1:<port>/occopus}; the port stays from start to start unless somebody takes it. */
    public String url() {
        return login.url();
    }

    /** The user, who owns the database and is PostgreSQL's superuser. */
    public String user() {
        return login.user();
    }

    /** The same for the life of the data. */
    public String password() {
        return login.password();
    }

    /** Address, user and password in one. */
    public Login login() {
        return login;
    }

    /** Whether the server was running already, left behind by a killed process. */
    public boolean reused() {
        return reused;
    }

    /** Stops the server; open connections are cut off, what is committed stays. Doing it again is free. */
    @Override
    public void close() {
        try {
            control.stop(CLOSE_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
