package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.OccopusClient;

/** The very first command of a user who has nothing but the checkout: it starts the local server by itself. */
class FirstCommandIT {
    @TempDir
    Path directory;

    @Test
    void startsTheLocalServerByItself() throws IOException {
        Path user = Files.createDirectory(directory.resolve("user"));
        assumeTrue(isFree(), "skipped: port 5000, the only one on which a command starts the local server, is in use");
        var launcher = new Launcher(directory).with("HOME", user.toString());
        try {
            Launcher.Ended first = launcher.run("maintain", "-l").ok();
            assertThat(first.output()).isEqualTo("No active infrastructure!\n");
            assertThat(first.messages())
                    .contains("Starting the local Occopus server at " + OccopusClient.DEFAULT_SERVER)
                    .contains("rest-service --stop");
            assertThat(user.resolve(".occopus/server.pid")).exists();
            assertThat(launcher.run("rest-service", "--status").ok().output())
                    .startsWith("Occopus is running at " + OccopusClient.DEFAULT_SERVER);
            Launcher.Ended second = launcher.run("maintain", "-l").ok();
            assertThat(second.messages()).isEmpty();
        } finally {
            launcher.run("rest-service", "--stop").ok();
        }
        assertThat(launcher.run("rest-service", "--status").exit()).isEqualTo(3);
        assertThat(user.resolve(".occopus/server.pid")).doesNotExist();
    }

    private static boolean isFree() {
        try {
            new Address(Address.DEFAULT_HOST, OccopusClient.DEFAULT_SERVER.getPort()).requireFree();
            return true;
        } catch (ServerFailure inUse) {
            return false;
        }
    }
}
