package org.occopus.client.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.ApiToken;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the tokens, without what makes them valid.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus token list", "  occopus token list -o json"})
final class TokenListCommand implements Callable<Integer> {
    private static final String LINE = "%-20s %-9s %-20s %-21s %-21s %s";

    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    OutputOption output = new OutputOption();

    TokenListCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        JsonObject document = servers.connect().request("GET", "/tokens");
        List<ApiToken> tokens =
                document.objects("tokens").stream().map(ApiToken::from).toList();
        Terminal terminal = invocation.terminal();
        if (tokens.isEmpty()) {
            terminal.say("There are no tokens. Make one with: occopus token create NAME --role ROLE");
        }
        output.print(terminal, document, () -> lines(tokens));
        return ExitCode.DONE;
    }

    private static List<String> lines(List<ApiToken> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        Stream<String> head = Stream.of(String.format(LINE, "NAME", "ROLE", "USER", "EXPIRES", "LAST USED", "ID"));
        return Stream.concat(head, tokens.stream().map(TokenListCommand::line)).toList();
    }

    private static String line(ApiToken token) {
        return String.format(
                LINE,
                token.name(),
                token.role(),
                token.userId().orElse("-"),
                time(token.expires()),
                time(token.lastUsed()),
                token.id());
    }

    private static String time(Optional<Instant> time) {
        return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("never");
    }
}
