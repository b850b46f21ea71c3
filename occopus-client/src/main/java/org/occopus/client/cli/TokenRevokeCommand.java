package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.TokensClient;
import org.occopus.client.state.ApiToken;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revokes a token; it is refused from now on.",
        footerHeading = "%nExamples:%n",
        footer = "  occopus token revoke ci")
final class TokenRevokeCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(paramLabel = "TOKEN", description = "Its name or its id.")
    String nameOrId = "";

    TokenRevokeCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        TokensClient tokens = servers.connect().tokens();
        ApiToken token = tokens.all().stream()
                .filter(one -> one.name().equals(nameOrId) || one.id().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.NOT_FOUND,
                        "ERROR: there is no token '" + nameOrId + "'. 'occopus token list' lists them."));
        tokens.revoke(token.id());
        invocation.terminal().print("Revoked the token '" + token.name() + "'.");
        return ExitCode.DONE;
    }
}
