package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.postgres.EmbeddedPostgres;
import org.occopus.postgres.Login;

/** An application that can not start ends the server, instead of leaving one that answers nothing. */
class BrokenApplicationIT {
    @TempDir
    Path directory;

    @Test
    void saysThatTheTablesInTheDatabaseAreNotOurs() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("database"))) {
            execute(postgres.login(), "CREATE TABLE infrastructure(foreign_to_us text)");
            assertEndsWith(Exit.DATABASE, failingStart(postgres.login()))
                    .startsWith("occopus: can not use the database " + postgres.url() + ": ")
                    .contains("no schema history table")
                    .contains(directory.resolve("home/logs").toString())
                    .doesNotContain(postgres.password());
        }
    }

    @Test
    void saysThatTheUserMayNotCreateTables() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("database"))) {
            execute(postgres.login(), "CREATE USER guest PASSWORD 'guest'");
            assertEndsWith(Exit.DATABASE, failingStart(new Login(postgres.url(), "guest", "guest")))
                    .startsWith("occopus: can not use the database " + postgres.url() + ": ")
                    .contains("permission denied for schema public");
        }
    }

    @Test
    void namesTheLogsWhenASettingIsWrong() {
        assertEndsWith(
                        Exit.NOT_READY,
                        RunningServer.failingStart(
                                directory.resolve("home"),
                                Map.of("MP_JWT_VERIFY_ISSUER", "https://login.example.org"),
                                "--port",
                                Integer.toString(RunningServer.freePort())))
                .startsWith("occopus: the application did not start")
                .contains(directory.resolve("home/logs").toString());
    }

    private RunningServer.Ended failingStart(Login login) {
        return RunningServer.failingStart(
                directory.resolve("home"),
                Map.of(
                        "OCCOPUS_DB_URL", login.url(),
                        "OCCOPUS_DB_USER", login.user(),
                        "OCCOPUS_DB_PASSWORD", login.password()),
                "--port",
                Integer.toString(RunningServer.freePort()));
    }

    private static AbstractStringAssert<?> assertEndsWith(Exit exit, RunningServer.Ended ended) {
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.exit()).isEqualTo(exit.code());
        return assertThat(ended.output());
    }

    private static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
