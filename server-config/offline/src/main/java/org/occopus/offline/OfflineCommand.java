package org.occopus.offline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code occopus} in front of the commands that need no server. */
@Command(
        name = "occopus",
        description = "What can be found out about descriptions without a server.",
        commandListHeading = "%nCommands:%n")
final class OfflineCommand {
    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only results and problems; no talk and no progress.")
    boolean quiet;

    boolean quiet() {
        return quiet;
    }
}
