package org.occopus.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what is done to API tokens. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, lists and revokes API tokens.",
            "Needs a token with the role admin; on the server's machine the one in its home is used (docs/security.md)."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  occopus token create ci --role operator", "  occopus token list", "  occopus token revoke ci"})
final class TokenCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    static CommandLine of(Invocation invocation, ServerAccess servers) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new TokenCreateCommand(invocation, servers))
                .addSubcommand(new TokenListCommand(invocation, servers))
                .addSubcommand(new TokenRevokeCommand(invocation, servers));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: create, list or revoke");
    }
}
