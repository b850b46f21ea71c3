package org.occopus.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code occopus} alone; every command inherits its options. */
@Command(
        name = "occopus",
        mixinStandardHelpOptions = true,
        versionProvider = ClientVersion.class,
        description = "Builds, watches, heals, scales and destroys infrastructures on several clouds.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused, 5 no server, 130 interrupted.",
            "Start with: occopus quickstart"
        })
final class OccopusCommand {
    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {
                "The Occopus server. Default: $OCCOPUS_SERVER, else http://127.0.0.1:5000,",
                "which is started when it does not run."
            })
    String server = "";

    @Option(
            names = "--ca-cert",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Who vouches for an https server (PEM). Default: $OCCOPUS_CA_CERT, else whom Java trusts.")
    String authority = "";

    String authority() {
        return authority;
    }

    String server() {
        return server;
    }
}
