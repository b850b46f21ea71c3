package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.fake.FakeServer;

/** {@code occopus token}, and with which token every command asks. */
@Timeout(60)
class TokenCommandTest {
    private final FakeServer server = new FakeServer();

    @TempDir
    Path directory = Path.of("");

    private CommandRun command = new CommandRun(directory);

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        command = new CommandRun(directory).with("OCCOPUS_SERVER", server.uri().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void printsNothingButTheSecretOfANewToken() {
        assertThat(command.run("token", "create", "ci", "--role", "operator", "--user", "alice", "--expires", "1d"))
                .isZero();
        assertThat(command.out()).isEqualTo("occ_1\n");
        assertThat(command.err())
                .contains("'ci'", "operator", "user 'alice'", "valid until 2027-01-01T00:00:00Z", "not shown again");
        assertThat(server.bodies().getFirst())
                .isEqualTo("{\"name\":\"ci\",\"role\":\"operator\",\"user_id\":\"alice\",\"expires_in\":86400}");
    }

    @Test
    void listsTokensAndRevokesThemByName() {
        assertThat(command.run("token", "list")).isZero();
        assertThat(command.out()).isEmpty();
        command.run("token", "create", "ci", "--role", "viewer");
        assertThat(command.run("token", "list")).isZero();
        assertThat(command.out()).startsWith("NAME ").contains("\nci ", "viewer", "id-1", "never");
        assertThat(command.run("token", "revoke", "ci")).isZero();
        assertThat(command.out()).isEqualTo("Revoked the token 'ci'.\n");
        assertThat(command.run("token", "revoke", "ci")).isEqualTo(3);
        assertThat(command.err()).contains("there is no token 'ci'");
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThat(command.run("token", "create", "ci", "--role", "viewer", "--expires", "soon"))
                .isEqualTo(2);
        assertThat(command.err()).contains("'soon' is not a time");
        assertThat(command.run("token")).isEqualTo(2);
        assertThat(command.err()).contains("create, list or revoke");
    }

    @Test
    void asksWithTheTokenOfTheEnvironmentBeforeThatOfAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-file\n");
        command.with("OCCOPUS_TOKEN_FILE", file.toString()).run("token", "list");
        command.with("OCCOPUS_TOKEN", "from-environment").run("token", "list");
        assertThat(server.authorizations()).containsExactly("Bearer from-file", "Bearer from-environment");
    }

    @Test
    void namesATokenFileThatIsMissing() {
        assertThat(command.with("OCCOPUS_TOKEN_FILE", "/nowhere").run("token", "list"))
                .isEqualTo(2);
        assertThat(command.err()).contains("OCCOPUS_TOKEN_FILE names /nowhere");
    }

    @Test
    void usesTheAdminTokenOfTheHomeForTheServerOfThatHomeOnly() throws IOException {
        Files.writeString(directory.resolve("home/admin.token"), "admin\n");
        command.run("token", "list");
        writeProcess(ownPid(), 1, 0);
        command.run("token", "list");
        writeProcess(ownPid(), server.uri().getPort(), 0);
        command.run("token", "list");
        assertThat(server.authorizations()).containsExactly("", "", "Bearer admin");
    }

    @Test
    void keepsTheAdminTokenFromWhoeverTookThePortOfAKilledServer() throws IOException {
        Files.writeString(directory.resolve("home/admin.token"), "admin\n");
        writeProcess(endedPid(), server.uri().getPort(), 0);
        command.run("token", "list");
        writeProcess(ownPid(), server.uri().getPort(), 1);
        command.run("token", "list");
        Files.writeString(directory.resolve("home/server.pid"), "half a li");
        command.run("token", "list");
        assertThat(server.authorizations()).containsExactly("", "", "");
    }

    private void writeProcess(long pid, int port, long ticks) throws IOException {
        Files.writeString(directory.resolve("home/server.pid"), pid + " 127.0.0.1 " + port + " " + ticks + " - http\n");
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }

    private static long endedPid() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
        return process.pid();
    }

    @Test
    void neverTellsATokenThatIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "occ_half\nocc_other");
        assertThat(command.with("OCCOPUS_TOKEN_FILE", file.toString()).run("token", "list"))
                .isEqualTo(2);
        assertThat(command.err()).contains("OCCOPUS_TOKEN_FILE", "line break").doesNotContain("occ_");
        assertThat(command.with("OCCOPUS_TOKEN", "occ_h\u00e4lf").run("token", "list"))
                .isEqualTo(2);
        assertThat(command.err()).startsWith("ERROR: OCCOPUS_TOKEN: ").doesNotContain("occ_");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysHowToGiveATokenThatIsNeeded() {
        server.levers.needsToken = true;
        assertThat(command.run("token", "list")).isEqualTo(4);
        assertThat(command.err()).contains("This server needs a token.", "OCCOPUS_TOKEN");
        assertThat(command.run("token", "create", "ci", "--role", "viewer")).isEqualTo(4);
        assertThat(command.err()).contains("POST /tokens was refused", "Set OCCOPUS_TOKEN to a token");
    }

    @Test
    void namesACertificateThatIsNone() throws IOException {
        Files.writeString(directory.resolve("ca.pem"), "nonsense");
        assertThat(command.run("token", "list", "--ca-cert", "ca.pem")).isEqualTo(2);
        assertThat(command.err()).contains("ca.pem holds no certificate in PEM format");
        assertThat(command.with("OCCOPUS_CA_CERT", "missing.pem").run("token", "list"))
                .isEqualTo(2);
        assertThat(command.err()).contains("missing.pem can not be read");
    }
}
