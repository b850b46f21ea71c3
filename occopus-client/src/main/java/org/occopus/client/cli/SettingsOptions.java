package org.occopus.client.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.occopus.client.AccessRefusedException;
import org.occopus.client.OccopusClient;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The manual's options {@code --cfg} and {@code --auth_data_path}, and what becomes of the files they name. */
final class SettingsOptions {
    private static final int FORBIDDEN = 403;

    @Mixin
    ConfigurationOption configuration = new ConfigurationOption();

    @Option(
            names = "--auth_data_path",
            paramLabel = "PATH",
            description = {
                "Credentials to store on the server first. Without it, build looks for",
                "$OCCOPUS_AUTH_DATA_PATH, and for auth_data.yaml in $OCCOPUS_HOME, ~/.occopus and here."
            })
    String authenticationData = "";

    /** What a command does that needs no new credentials: only a file that is named is sent. */
    void apply(Invocation invocation, OccopusClient client) {
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
            DefaultFile.AUTHENTICATION.find(invocation).ifPresent(file -> {
                invocation.terminal().say("Using default authentication file: '" + file + "'");
                sendIfAllowed(invocation, client, file);
            });
        }
    }

    /** Nobody asked for a file that was found to be stored: who may not store it builds with what the server has. */
    private static void sendIfAllowed(Invocation invocation, OccopusClient client, Path file) {
        try {
            send(invocation, client, file);
        } catch (AccessRefusedException e) {
            if (e.status() != FORBIDDEN) {
                throw e;
            }
            invocation
                    .terminal()
                    .say("Not stored, because this login may not change the credentials of the server; it builds with"
                            + " those that it has.");
        }
    }

    private static void send(Invocation invocation, OccopusClient client, Path file) {
        client.putAuthenticationData(DescriptorBundle.load(invocation.directory(), file));
    }
}
