package org.occopus.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.fake.FakeServer;

class MainTest {
    @TempDir
    Path directory = Path.of("");

    private CommandRun command = new CommandRun(directory);

    @BeforeEach
    void prepare() {
        command = new CommandRun(directory);
    }

    @Test
    void listsEveryCommandInItsHelp() {
        assertThat(command.run("--help")).isZero();
        assertThat(command.out())
                .contains(
                        "build",
                        "destroy",
                        "maintain",
                        "scale",
                        "import",
                        "rest-service",
                        "status",
                        "events",
                        "validate",
                        "preview")
                .contains("plan", "quickstart", "bench", "--server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "build",
                "build a b",
                "scale -i x",
                "build --nonsense f",
                "rest-service --port 1",
                "validate f"
            })
    void refusesWrongUsage(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(command.run(words)).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).isNotEmpty().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "destroy", "maintain", "scale", "import", "quickstart", "bench"})
    void explainsEveryCommand(String name) {
        assertThat(command.run(name, "--help")).isZero();
        assertThat(command.out()).startsWith("Usage: occopus " + name).contains("--server");
    }

    @Test
    void takesTheServerBeforeAndAfterTheCommand() {
        try (FakeServer server = new FakeServer()) {
            String address = server.uri().toString();
            assertThat(command.run("--server", address, "maintain", "-l")).isZero();
            assertThat(command.run("maintain", "-l", "--server", address.replace("http://", "")))
                    .isZero();
        }
    }

    @Test
    void endsWithItsOwnCodeWhenTheNamedServerDoesNotAnswer() throws IOException {
        String address = "http://127.0.0.1:" + freePort();
        assertThat(command.with("OCCOPUS_SERVER", address).run("maintain", "-l"))
                .isEqualTo(5);
        assertThat(command.err()).startsWith("ERROR: The Occopus server " + address + " does not answer");
        assertThat(command.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http://", "a b"})
    void refusesWhatIsNotAnAddress(String address) {
        assertThat(command.run("maintain", "-l", "--server", address)).isEqualTo(2);
        assertThat(command.err()).contains("is not the address of a server");
    }

    @Test
    void doesNotPassForOccopusWhatIsSomethingElse() {
        try (FakeServer server = new FakeServer()) {
            assertThat(command.run("maintain", "-l", "--server", server.uri() + "/metrics"))
                    .isEqualTo(1);
            assertThat(command.err()).contains("Is this the address of an Occopus server?");
        }
    }

    @Test
    void tellsWhyTheLocalServerDidNotStart() throws IOException {
        Path launcher = directory.resolve("launcher");
        Files.writeString(launcher, "#!/bin/sh\necho \"port 5000 is in use\" >&2\nexit 3\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        assumeTrue(nothingListensAtTheDefault(), "a server listens at the default address");
        assertThat(command.with("OCCOPUS_LAUNCHER", launcher.toString()).run("maintain", "-l"))
                .isEqualTo(5);
        assertThat(command.err())
                .contains("Starting the local Occopus server")
                .contains("port 5000 is in use")
                .contains("exit code 3");
    }

    @Test
    void saysHowToStartAServerWhenItCanNot() {
        assumeTrue(nothingListensAtTheDefault(), "a server listens at the default address");
        assertThat(command.run("maintain", "-l")).isEqualTo(5);
        assertThat(command.err()).contains("./occopus").contains("--server URL");
    }

    private static boolean nothingListensAtTheDefault() {
        try (ServerSocket socket = new ServerSocket(5000, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
