package org.occopus.client.cli;

import org.occopus.client.InfrastructureHandle;
import org.occopus.client.OccopusClient;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The option {@code -i}, or the same without it; it may be left out only where a command says so. */
final class InfrastructureOption {
    @Option(
            names = {"-i", "--infra_id", "--infraid"},
            paramLabel = "ID",
            description = "The infrastructure: its id, the beginning of it, or its name.")
    String option = "";

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The same as -i ID.")
    String parameter = "";

    /** What the user wrote; blank when nothing. */
    String written() {
        return option.isBlank() ? parameter : option;
    }

    String resolve(OccopusClient client) {
        return InfrastructureIds.resolve(client, written());
    }

    /** The infrastructure that is named, on the server that is found. */
    InfrastructureHandle find(ServerAccess servers) {
        require();
        OccopusClient client = servers.connect();
        return client.infrastructure(resolve(client));
    }

    /** Fails before any server is asked, or started. */
    void require() {
        if (written().isBlank()) {
            throw new CommandException(ExitCode.USAGE, "ERROR: No infra_id (-i) specified! ");
        }
        if (!option.isBlank() && !parameter.isBlank()) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: Two infrastructures are named, '" + option + "' and '" + parameter + "'.");
        }
    }
}
