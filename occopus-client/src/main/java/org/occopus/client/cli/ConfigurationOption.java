package org.occopus.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Option;

/** The manual's option {@code --cfg}. */
final class ConfigurationOption {
    @Option(
            names = "--cfg",
            paramLabel = "PATH",
            description = {
                "An occopus_config.yaml, of which the address of the server is taken. Without it:",
                "$OCCOPUS_CONFIG_PATH, and occopus_config.yaml in $OCCOPUS_HOME, ~/.occopus and here."
            })
    String file = "";

    /** The file that the option names, which must exist. */
    Optional<ServerConfiguration> named(Invocation invocation) {
        if (file.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(invocation.directory().resolve(path))) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: Specified configuration file does not exist: '" + file + "'");
        }
        return Optional.of(read(invocation, path, "Using configuration file: '"));
    }

    /** The file in one of the default places. */
    static Optional<ServerConfiguration> found(Invocation invocation) {
        return DefaultFile.CONFIGURATION
                .find(invocation)
                .map(path -> read(invocation, path, "Using default configuration file: '"));
    }

    private static ServerConfiguration read(Invocation invocation, Path path, String words) {
        ServerConfiguration configuration = ServerConfiguration.read(invocation.directory(), path);
        String ignored =
                configuration.ignored().isEmpty() ? "" : "; not used: " + String.join(", ", configuration.ignored());
        invocation.terminal().say(words + path + "' (the address of the server" + ignored + ")");
        return configuration;
    }
}
