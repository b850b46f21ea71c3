package org.occopus.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code occopus} alone; every command inherits its options. */
@Command(
        name = "occopus",
        mixinStandardHelpOptions = true,
        versionProvider = ClientVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds, watches, heals, scales and destroys infrastructures on several clouds.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus quickstart                  a guided tour on a simulated cloud",
            "  occopus import nodes.yaml           stores node definitions",
            "  occopus build infra.yaml            builds; the last line of output is the id",
            "  occopus status                      lists the infrastructures",
            "  occopus COMMAND --help              tells about one command",
            "",
            "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused, 5 no server, 130 interrupted.",
        })
final class OccopusCommand {
    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = {
                "The Occopus server. Default: $OCCOPUS_SERVER, else the one of $OCCOPUS_HOME,",
                "else http://127.0.0.1:5000, which is started when it does not run."
            })
    String server = "";

    @Option(
            names = "--ca-cert",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "Certificates (PEM) to trust instead of those that Java trusts.",
                "Default: $OCCOPUS_CA_CERT. The access token comes from $OCCOPUS_TOKEN."
            })
    String authority = "";

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Only results and problems; no talk and no progress.")
    boolean quiet;

    String server() {
        return server;
    }

    String authority() {
        return authority;
    }

    boolean quiet() {
        return quiet;
    }
}
