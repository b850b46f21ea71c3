package org.occopus.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.client.OccopusClient;
import org.occopus.client.description.DescriptorBundle;
import picocli.CommandLine.Option;

/** The manual's options {@code --cfg} and {@code --auth_data_path}, and what becomes of the files they name. */
final class SettingsOptions {
    @Option(
            names = "--cfg",
            paramLabel = "PATH",
            description = "Accepted for compatibility; the server has its own settings.")
    String configuration = "";

    @Option(
            names = "--auth_data_path",
            paramLabel = "PATH",
            description = {
                "Credentials to store on the server first. Without it, build looks for",
                "$OCCOPUS_AUTH_DATA_PATH, $OCCOPUS_HOME/auth_data.yaml and ./auth_data.yaml."
            })
    String authenticationData = "";

    /** What a command does that needs no new credentials: only a file that is named is sent. */
    void apply(Invocation invocation, OccopusClient client) {
        if (!configuration.isBlank()) {
            invocation
                    .terminal()
                    .say("Note: --cfg " + configuration + " is not read; the server has its own settings.");
        }
        if (authenticationData.isBlank()) {
            return;
        }
        if (!Files.isRegularFile(invocation.directory().resolve(authenticationData))) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "ERROR: Specified authentication file does not exist: '" + authenticationData + "'");
        }
        send(invocation, client, Path.of(authenticationData));
    }

    /** What build does: the manual's default places are searched as well. */
    void applyOrFind(Invocation invocation, OccopusClient client) {
        apply(invocation, client);
        if (authenticationData.isBlank()) {
            found(invocation).ifPresent(file -> {
                invocation.terminal().say("Using default authentication file: '" + file + "'");
                send(invocation, client, file);
            });
        }
    }

    private static Optional<Path> found(Invocation invocation) {
        List<Path> places = Stream.concat(
                        invocation.variable("OCCOPUS_AUTH_DATA_PATH").map(Path::of).stream(),
                        Stream.of(invocation.home().resolve("auth_data.yaml"), Path.of("auth_data.yaml")))
                .toList();
        return places.stream()
                .filter(place -> Files.isRegularFile(invocation.directory().resolve(place)))
                .findFirst();
    }

    private static void send(Invocation invocation, OccopusClient client, Path file) {
        client.putAuthenticationData(DescriptorBundle.load(invocation.directory(), file));
    }
}
