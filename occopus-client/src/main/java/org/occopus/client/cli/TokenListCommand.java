package org.occopus.client.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.occopus.client.state.ApiToken;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the tokens, without what makes them valid.")
final class TokenListCommand implements Callable<Integer> {
    private static final String LINE = "%-20s %-9s %-20s %-21s %-21s %s";

    private final Invocation invocation;
    private final ServerAccess servers;

    TokenListCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        List<ApiToken> tokens = servers.connect().tokens().all();
        Terminal terminal = invocation.terminal();
        if (tokens.isEmpty()) {
            terminal.say("There are no tokens. Make one with: occopus token create NAME --role ROLE");
            return ExitCode.DONE;
        }
        terminal.print(String.format(LINE, "NAME", "ROLE", "USER", "EXPIRES", "LAST USED", "ID"));
        tokens.forEach(token -> terminal.print(String.format(
                LINE,
                token.name(),
                token.role(),
                token.userId().orElse("-"),
                time(token.expires()),
                time(token.lastUsed()),
                token.id())));
        return ExitCode.DONE;
    }

    private static String time(Optional<Instant> time) {
        return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("never");
    }
}
