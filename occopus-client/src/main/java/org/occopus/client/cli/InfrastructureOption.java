package org.occopus.client.cli;

import org.occopus.client.OccopusClient;
import picocli.CommandLine.Option;

/** The option {@code -i}, which may be left out only where a command says so. */
final class InfrastructureOption {
    @Option(
            names = {"-i", "--infra_id", "--infraid"},
            paramLabel = "ID",
            description = "The infrastructure: its id, the beginning of it, or its name.")
    String written = "";

    String resolve(OccopusClient client) {
        return InfrastructureIds.resolve(client, written);
    }

    /** Fails before any server is asked, or started. */
    void require() {
        if (written.isBlank()) {
            throw new CommandException(ExitCode.USAGE, "ERROR: No infra_id (-i) specified! ");
        }
    }
}
