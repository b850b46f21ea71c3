package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.fake.FakeServer;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.TestTerminal;

/** Which server a command asks, and how. */
@Timeout(60)
class ServerAccessTest {
    private final FakeServer server = new FakeServer();

    @TempDir
    Path directory = Path.of("");

    private CommandRun command = new CommandRun(directory);

    @BeforeEach
    void prepare() {
        command = new CommandRun(directory).with("OCCOPUS_SERVER", server.uri().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesTheServerOfAConfigurationFile() throws IOException {
        Files.writeString(directory.resolve("occopus_config.yaml"), """
                plugins:
                  - !python_import
                    - occo.infobroker
                components:
                  rest:
                    host: 0.0.0.0
                    port: %d
                  uds: !UDS
                    protocol: redis
                logging: { version: 1 }
                """.formatted(
                        server.uri().getPort()));
        CommandRun bare = new CommandRun(directory);
        assertThat(bare.run("maintain", "-l")).isZero();
        assertThat(bare.err())
                .isEqualTo("Using default configuration file: 'occopus_config.yaml' (the address of the server;"
                        + " not used: plugins, logging, components.uds)\n");
        assertThat(bare.run("maintain", "-l", "--cfg", "gone.yaml")).isEqualTo(2);
        assertThat(bare.err()).contains("Specified configuration file does not exist: 'gone.yaml'");
        Files.writeString(directory.resolve("broken.yaml"), "a: [\n");
        assertThat(bare.run("maintain", "-l", "--cfg", "broken.yaml")).isEqualTo(2);
        assertThat(bare.err()).startsWith("ERROR: the configuration file 'broken.yaml' can not be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "host: my_host | 'my_host' as components.rest.host",
                "host: '' | '' as components.rest.host",
                "host: a b | 'a b' as components.rest.host",
                "port: abc | 'abc' as components.rest.port",
                "port: 70000 | '70000' as components.rest.port",
                "port: 0 | '0' as components.rest.port"
            })
    void namesWhatIsNoAddressInAConfigurationFile(String key, String problem) throws IOException {
        Files.writeString(directory.resolve("mine.yaml"), "components:\n  rest: {" + key.strip() + "}\n");
        CommandRun bare = new CommandRun(directory);
        assertThat(bare.run("maintain", "-l", "--cfg", "mine.yaml")).isEqualTo(2);
        assertThat(bare.err()).startsWith("ERROR: the configuration file 'mine.yaml' has " + problem);
    }

    @Test
    void takesAnAddressOfVersionSixFromAConfigurationFile() throws IOException {
        Path file = Files.writeString(directory.resolve("six.yaml"), "components: {rest: {host: '::1', port: 5001}}\n");
        assertThat(ServerConfiguration.read(directory, file)
                        .rest()
                        .orElseThrow()
                        .uri())
                .hasToString("http://[::1]:5001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:99999", "http://127.0.0.1:0", "http://my_host:5000", "a b"})
    void refusesWhatIsNoAddressOfAServer(String address) {
        assertThat(command.run("status", "--server", address)).isEqualTo(2);
        assertThat(command.err()).startsWith("ERROR: '" + address + "' is not the address of a server.");
    }

    @Test
    void findsTheRunningServerOfItsHome() throws IOException {
        writeProcess();
        writeReady();
        CommandRun bare = new CommandRun(directory);
        assertThat(bare.run("maintain", "-l")).isZero();
        assertThat(bare.err()).isEmpty();
        assertThat(server.requests()).containsExactly("GET /infrastructures/");
    }

    @Test
    void waitsForTheServerOfItsHomeThatIsStarting() throws IOException {
        writeProcess();
        server.levers.gatewayErrors.set(2);
        CommandRun bare = new CommandRun(directory);
        assertThat(bare.run("maintain", "-l")).isZero();
        assertThat(bare.err())
                .isEqualTo("Waiting for the local Occopus server at " + server.uri() + ", which is starting …\n");
        assertThat(server.requests())
                .containsExactly(
                        "GET /health/ready", "GET /health/ready", "GET /health/ready", "GET /infrastructures/");
    }

    @Test
    void startsNoSecondServerForOneHome() throws IOException {
        writeProcess();
        Files.writeString(directory.resolve("other.yaml"), "components: {rest: {port: 1}}\n");
        CommandRun bare = new CommandRun(directory);
        assertThat(bare.run("maintain", "-l", "--cfg", "other.yaml")).isEqualTo(5);
        assertThat(bare.err())
                .contains("ERROR: no Occopus server listens at http://127.0.0.1:1")
                .contains(" runs at " + server.uri() + ". Leave the address out");
    }

    private void writeProcess() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        Files.writeString(
                directory.resolve("home/server.pid"),
                ProcessHandle.current().pid() + " 127.0.0.1 " + server.uri().getPort() + " 0 - http\n");
    }

    private void writeReady() throws IOException {
        Files.createDirectories(directory.resolve("home/runtime"));
        Files.createFile(directory.resolve("home/runtime/ready"));
    }

    @Test
    void tellsTheLauncherWhereToListen() throws IOException {
        TestTerminal terminal = new TestTerminal(false, "");
        Invocation invocation = new Invocation(
                terminal.terminal(),
                Map.of("OCCOPUS_HOME", directory.resolve("home").toString()),
                directory,
                InstantSource.system(),
                new Interrupts(code -> {}));
        assertThat(ConfiguredAddress.print(invocation, "")).isZero();
        assertThat(terminal.out()).isEmpty();
        Files.writeString(
                directory.resolve("occopus_config.yaml"), "components:\r\n  rest: {host: 0.0.0.0}\r\nlogging: 1\r\n");
        assertThat(ConfiguredAddress.print(invocation, "")).isZero();
        assertThat(terminal.out()).isEqualTo("0.0.0.0 5000\n");
        assertThat(terminal.err()).contains("occopus_config.yaml' (the address of the server; not used: logging)");
        assertThat(ConfiguredAddress.print(invocation, "gone.yaml")).isEqualTo(2);
    }

    @Test
    void sendsTheTokenOfTheEnvironment() {
        assertThat(command.with("OCCOPUS_TOKEN", "secret\n").run("status")).isZero();
        assertThat(server.authorizations()).contains("Bearer secret");
    }

    @Test
    void saysWhichCertificateCanNotBeRead() {
        assertThat(command.run("status", "--ca-cert", "gone.pem")).isEqualTo(2);
        assertThat(command.err()).contains("gone.pem can not be read");
    }
}
