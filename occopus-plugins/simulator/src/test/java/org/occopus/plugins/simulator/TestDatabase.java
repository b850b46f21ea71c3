package org.occopus.plugins.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.occopus.postgres.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of its own with the simulator's tables. */
final class TestDatabase implements AutoCloseable {
    private static final Path SCHEMA = Path.of("..", "..", "sql");
    private static final List<String> TABLES = List.of("V2__simulator.sql", "V7__simulator_faults.sql");
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();
    private static final int CONNECTIONS = 20;

    private final EmbeddedPostgres server;
    private final ConnectionPool pool;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
        this.pool = new ConnectionPool(source(server.url()), CONNECTIONS);
    }

    static TestDatabase start(Path directory) throws IOException, SQLException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "There are PostgreSQL programs for Linux amd64 only");
        var started = new TestDatabase(EmbeddedPostgres.start(directory.resolve("home"), PROGRAMS));
        try (Connection connection = started.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String file : TABLES) {
                statement.execute(Files.readString(SCHEMA.resolve(file)));
            }
        }
        return started;
    }

    DataSource dataSource() {
        return pool.dataSource();
    }

    /** A data source whose server does not run. */
    DataSource nowhere() {
        return source("jdbc:postgresql://127.0.0.1:1/occopus");
    }

    private DataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
