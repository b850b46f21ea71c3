package org.occopus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.postgres.EmbeddedPostgres;
import org.occopus.testkit.Patience;

/** On a real PostgreSQL, whose end of the connection is cut or falls silent. */
class RequestListenerTest {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(200);
    private static final String BAD = "bad";
    private static final String OWNER = "00000000-0000-0000-0000-00000000000a";
    private static final String OTHER = "00000000-0000-0000-0000-00000000000b";

    private static @Nullable EmbeddedPostgres started;

    private final DatabaseSettings database = settings();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final RequestListener listener =
            new RequestListener(database, this::wake, () -> begun.add("begun"), SILENCE);
    private final Thread thread = Thread.ofVirtual().unstarted(listener);

    @BeforeAll
    static void startPostgres(@TempDir Path home) {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: there are PostgreSQL programs for Linux amd64 only");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, PROGRAMS);
        started = postgres;
        Flyway.configure(RequestListenerTest.class.getClassLoader())
                .dataSource(postgres.url(), postgres.user(), postgres.password())
                .locations("classpath:org/occopus/sql")
                .load()
                .migrate();
    }

    @AfterAll
    static void stopPostgres() {
        if (started != null) {
            started.close();
        }
    }

    private static DatabaseSettings settings() {
        EmbeddedPostgres postgres = Optional.ofNullable(started).orElseThrow();
        return new DatabaseSettings(postgres.url(), Optional.of(postgres.user()), Optional.of(postgres.password()));
    }

    private void wake(String id) {
        if (id.equals(BAD)) {
            throw new IllegalStateException("as a defective engine would");
        }
        heard.add(id);
    }

    @BeforeEach
    void listen() throws InterruptedException {
        thread.start();
        assertThat(next(begun)).isEqualTo("begun");
    }

    @AfterEach
    void stop() throws InterruptedException {
        listener.close();
        thread.interrupt();
        thread.join();
    }

    private static @Nullable String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void announce(String id) throws SQLException {
        ask("SELECT pg_notify('" + RequestListener.CHANNEL + "', ?)", id);
    }

    private String ask(String sql, String... parameters) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    /** The process at the other end of the listener's connection, once those of other connections have ended. */
    private String backend() throws SQLException {
        Patience.of(LIMIT)
                .until(
                        "the listener to be the only one connected",
                        () -> others("count(*)").equals("1"));
        return others("min(pid)");
    }

    private String others(String what) {
        try {
            return ask("SELECT " + what + " FROM pg_stat_activity"
                    + " WHERE application_name = 'occopus' AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void listensAgainWhenItsConnectionWasCut() throws Exception {
        announce("before");
        assertThat(next(heard)).isEqualTo("before");
        ask("SELECT pg_terminate_backend(CAST(? AS integer))", backend());

        assertThat(next(begun))
                .as("what was announced meanwhile is made up for")
                .isEqualTo("begun");
        announce("after");
        assertThat(next(heard)).isEqualTo("after");
    }

    @Test
    void listensAgainWhenTheOtherEndFallsSilent() throws Exception {
        String backend = backend();
        signal("-STOP", backend);
        try {
            assertThat(next(begun)).isEqualTo("begun");
            announce("after");
            assertThat(next(heard)).isEqualTo("after");
        } finally {
            signal("-CONT", backend);
        }
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, pid).start().waitFor()).isZero();
    }

    @Test
    void listensOnWhenWhatItWakesFails() throws Exception {
        announce(BAD);

        assertThat(next(begun)).isEqualTo("begun");
        announce("good");
        assertThat(next(heard)).isEqualTo("good");
    }

    @Test
    void hearsOfWhatAStoppingServerHandsOver() throws Exception {
        String held = infrastructure(OWNER, "1 minute");
        String others = infrastructure(OTHER, "1 minute");
        String lapsed = infrastructure(OWNER, "-1 minute");

        assertThat(HandOver.of(OWNER, database)).isEqualTo(1);

        assertThat(next(heard)).isEqualTo(held);
        assertThat(heard).isEmpty();
        assertThat(stands(held)).isEqualTo("f");
        assertThat(stands(others)).isEqualTo("t");
        assertThat(stands(lapsed)).isEqualTo("f");
    }

    private String infrastructure(String owner, String leaseEndsIn) throws SQLException {
        return ask("""
                INSERT INTO infrastructure (id, version, name, user_id, phase, maintained, working, work_since, rollback,
                       created_at, sealed_description, event_count, lease_owner, lease_until)
                VALUES (gen_random_uuid(), 1, 'i', 'you@example.org', 'RUNNING', true, false, now(), false,
                       now(), '', 0, CAST(? AS uuid), now() + CAST(? AS interval))
                RETURNING id""", owner, leaseEndsIn);
    }

    private String stands(String id) throws SQLException {
        return ask("SELECT lease_until > now() FROM infrastructure WHERE id = CAST(? AS uuid)", id);
    }
}
