package org.occopus.offline;

import picocli.CommandLine.Command;

/** {@code occopus} in front of the commands that need no server. */
@Command(
        name = "occopus",
        description = "What can be found out about descriptions without a server.",
        commandListHeading = "%nCommands:%n")
final class OfflineCommand {}
