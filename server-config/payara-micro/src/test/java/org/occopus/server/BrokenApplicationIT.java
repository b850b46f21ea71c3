package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.postgres.EmbeddedPostgres;

/** An application that can not start ends the server, instead of leaving one that answers nothing. */
class BrokenApplicationIT {
    @TempDir
    Path directory;

    @Test
    void endsWithOneLineWhenTheSchemaIsNotOurs() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start(directory.resolve("database"))) {
            try (Connection connection = postgres.login().connect();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE infrastructure(foreign_to_us text)");
            }
            RunningServer.Ended ended = RunningServer.failingStart(
                    directory.resolve("home"),
                    Map.of(
                            "OCCOPUS_DB_URL", postgres.url(),
                            "OCCOPUS_DB_USER", postgres.user(),
                            "OCCOPUS_DB_PASSWORD", postgres.password()),
                    "--port",
                    Integer.toString(RunningServer.freePort()));
            assertThat(ended.output())
                    .startsWith("occopus: the application did not start")
                    .contains(directory.resolve("home/logs").toString())
                    .doesNotContain(postgres.password());
            assertThat(ended.output().lines()).hasSize(1);
            assertThat(ended.exit()).isEqualTo(Exit.NOT_READY.code());
        }
    }
}
