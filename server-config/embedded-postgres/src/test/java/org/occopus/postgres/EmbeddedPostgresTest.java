package org.occopus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    private Path home = Path.of("");
    private final List<Process> bystanders = new ArrayList<>();

    @BeforeAll
    static void needsLinux() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: there are PostgreSQL programs for Linux amd64 only");
    }

    @BeforeEach
    void chooseHome() {
        home = temporary.resolve("home");
    }

    @AfterEach
    void leavesNoServerBehind() throws IOException {
        bystanders.forEach(Process::destroyForcibly);
        if (Files.exists(home.resolve("postgresql/data/PG_VERSION"))) {
            control().stop(LIMIT);
            assertThat(control().running()).isEmpty();
        }
    }

    @Test
    void keepsDataFromStartToStart() throws SQLException {
        try (var postgres = start()) {
            execute(postgres, "CREATE TABLE node(name text)");
            execute(postgres, "INSERT INTO node VALUES ('őrült')");
        }
        try (var postgres = start()) {
            assertThat(postgres.reused()).isFalse();
            assertThat(text(postgres, "SELECT name FROM node")).isEqualTo("őrült");
        }
    }

    @Test
    void comesBackAtTheSameAddressUnlessSomebodyTookIt() throws IOException {
        String url;
        try (var postgres = start()) {
            url = postgres.url();
        }
        try (var postgres = start()) {
            assertThat(postgres.url()).isEqualTo(url);
        }
        int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var postgres = start()) {
            assertThat(taken.getLocalPort()).isEqualTo(port);
            assertThat(postgres.url()).isNotEqualTo(url);
        }
    }

    @Test
    void keepsWhatIsCommittedSafeFromACrash() throws SQLException {
        try (var postgres = start()) {
            assertThat(text(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(text(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(text(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void endsTheServerWhenItIsClosedAndAgainForFree() throws IOException {
        var postgres = start();
        Postmaster server = control().running().orElseThrow();
        postgres.close();
        postgres.close();
        assertThat(server.lives()).isFalse();
    }

    @Test
    void takesOverTheServerThatAKilledProcessLeftRunning() throws SQLException {
        var left = start();
        execute(left, "CREATE TABLE node(name text)");
        try (var postgres = start()) {
            assertThat(postgres.reused()).isTrue();
            assertThat(postgres.url()).isEqualTo(left.url());
            assertThat(text(postgres, "SELECT count(*) FROM node")).isEqualTo("0");
        }
    }

    @Test
    void replacesAServerThatDoesNotAnswer() throws IOException, SQLException {
        start();
        Postmaster hanging = control().running().orElseThrow();
        signal("STOP", hanging.pid());
        // A frozen postmaster accepts connections in the kernel but never answers them.
        try (var postgres = start()) {
            assertThat(postgres.reused()).isFalse();
            assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(hanging.lives()).isFalse();
        }
    }

    @Test
    void startsAfterTheServerWasKilled() throws IOException, SQLException {
        execute(start(), "CREATE TABLE node(name text)");
        kill(control().running().orElseThrow());
        try (var postgres = start()) {
            assertThat(postgres.reused()).isFalse();
            assertThat(text(postgres, "SELECT count(*) FROM node")).isEqualTo("0");
        }
    }

    @Test
    void leavesAProcessAloneThatHasGotTheNumberOfADeadServer() throws IOException, SQLException {
        start();
        kill(control().running().orElseThrow());
        Process bystander = new ProcessBuilder("sleep", "600").start();
        bystanders.add(bystander);
        Path pidFile = home.resolve("postgresql/data/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, Long.toString(bystander.pid()));
        Files.write(pidFile, lines);
        try (var postgres = start()) {
            assertThat(postgres.reused()).isFalse();
            assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void startsBesideAnUnreadablePidFile() throws IOException, SQLException {
        start().close();
        Files.writeString(home.resolve("postgresql/data/postmaster.pid"), "999999999\n");
        try (var postgres = start()) {
            assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void makesTheDataAgainWhenAKillInterruptedTheirMaking() throws IOException, SQLException {
        Path half = Files.createDirectories(home.resolve("postgresql/data.new/base"));
        Files.writeString(half.resolve("1"), "half");
        try (var postgres = start()) {
            assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        try (var postgres = start()) {
            Path file = home.resolve("postgresql/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(postgres.password()).hasSizeGreaterThan(40);
            assertThat(postgres.login().toString()).doesNotContain(postgres.password());
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (var postgres = start()) {
            var wrong = new Login(postgres.url(), postgres.user(), "wrong");
            assertThatThrownBy(wrong::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void waitsForAServerThatNeedsLongerThanItsStarterWaits() throws IOException, SQLException {
        Path impatient = programsWhoseStarterGivesUp();
        try (var postgres = EmbeddedPostgres.start(home, impatient)) {
            assertThat(postgres.reused()).isFalse();
            assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(control().running()).isPresent();
        }
    }

    private Path programsWhoseStarterGivesUp() throws IOException {
        Path real = PostgresBinaries.installed(PROGRAMS);
        Path bin = Files.createDirectories(
                temporary.resolve("programs").resolve(real.getFileName()).resolve("bin"));
        for (String program : List.of("initdb", "postgres", "pg_ctl")) {
            String call = real.resolve("bin").resolve(program) + " \"$@\"";
            Path script = Files.writeString(
                    bin.resolve(program), "#!/bin/sh\n" + call + " && { [ \"$1\" != start ] || exit 1; }\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return temporary.resolve("programs");
    }

    @Test
    void saysWhatIsWrongWhenTheServerDoesNotStart() throws IOException {
        start().close();
        Files.writeString(home.resolve("postgresql/data/postgresql.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("postgresql.log");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, PROGRAMS);
    }

    private ServerControl control() throws IOException {
        Path binaries = PostgresBinaries.installed(PROGRAMS);
        return new ServerControl(
                binaries,
                DataDirectory.in(home.resolve("postgresql")),
                RunAs.find(binaries.resolve("bin/postgres")),
                home.resolve("logs/postgresql.log"));
    }

    private static void kill(Postmaster server) {
        server.process().ifPresent(ProcessHandle::destroyForcibly);
        assertThat(Poll.until(() -> !server.lives(), LIMIT)).isTrue();
    }

    private static void signal(String name, long pid) throws IOException {
        Command kill = Command.run(List.of("kill", "-" + name, Long.toString(pid)), LIMIT);
        assertThat(kill.succeeded()).as(kill.output()).isTrue();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.login().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.login().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return Optional.ofNullable(rows.getString(1)).orElse("");
        }
    }
}
