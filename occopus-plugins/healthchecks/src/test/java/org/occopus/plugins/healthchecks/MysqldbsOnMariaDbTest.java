package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.testkit.VariableTemplates;

/** The check on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MysqldbsOnMariaDbTest {
    private static final String SECRET = "pa'ss \"w;rd?é";

    private @Nullable MariaDbServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(MariaDbServer.canStart(), "mariadbd and mariadb-install-db are not installed here");
        server = MariaDbServer.start(
                folder,
                List.of(
                        "CREATE DATABASE wordpress;",
                        "CREATE DATABASE other;",
                        "CREATE USER 'wp'@'%' IDENTIFIED BY 'pa''ss \"w;rd?é';",
                        "CREATE USER 'open'@'%' IDENTIFIED BY '';",
                        "GRANT SELECT ON wordpress.* TO 'wp'@'%';",
                        "GRANT SELECT ON wordpress.* TO 'open'@'%';"));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void passesWhenTheUserCanLogIn() {
        assertThat(run("wordpress", "wp", SECRET)).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void passesWithoutAPassword() {
        assertThat(run("wordpress", "open", "")).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void failsWithAWrongPassword() {
        assertThat(run("wordpress", "wp", "wrong"))
                .isEqualTo(new HealthResult.Fail("database wordpress of 127.0.0.1 does not let user wp log in: Access"
                        + " denied for user 'wp'@'localhost' (using password: YES)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "missing", "wordpress?user=open&password="})
    void failsWhenTheUserMayNotUseTheDatabase(String database) {
        assertThat(run(database, "wp", SECRET))
                .isEqualTo(new HealthResult.Fail("database " + database + " of 127.0.0.1 does not let user wp log in:"
                        + " Access denied for user 'wp'@'%' to database '" + database + "'"));
    }

    private HealthResult run(String database, String user, String password) {
        int port = server == null ? 0 : server.port();
        var target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of()));
        Map<String, Object> entry = Map.of("name", database, "user", user, "pass", password, "port", port);
        return new MysqldbsCheck().run(target, List.of(entry), Deadline.in(Duration.ofSeconds(20)));
    }
}
