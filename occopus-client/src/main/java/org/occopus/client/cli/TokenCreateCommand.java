package org.occopus.client.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.client.TokensClient;
import org.occopus.client.state.ApiToken;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a token and prints it, this once.",
        footerHeading = "%nExamples:%n",
        footer = "  occopus token create ci --role operator --user alice --expires 90d")
final class TokenCreateCommand implements Callable<Integer> {
    private static final Pattern LIFETIME = Pattern.compile("(\\d{1,9})([smhd])");

    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(paramLabel = "NAME", description = "Tells it from others, in events and logs too.")
    String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "viewer reads; operator works with infrastructures; admin does everything.")
    String role = "";

    @Option(names = "--user", paramLabel = "USER", description = "Bind it to the infrastructures with this user_id.")
    String user = "";

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "How long it is valid, such as 90d, 12h or 30m. Default: for ever.")
    String expires = "";

    TokenCreateCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        Optional<Duration> lifetime =
                Optional.of(expires).filter(text -> !text.isEmpty()).map(TokenCreateCommand::lifetime);
        TokensClient.Created created = servers.connect()
                .tokens()
                .create(name, role, Optional.of(user).filter(text -> !text.isEmpty()), lifetime);
        ApiToken token = created.token();
        invocation
                .terminal()
                .say("Made the token '" + token.name() + "' with the role " + token.role()
                        + token.userId().map(id -> " for the user '" + id + "'").orElse("")
                        + token.expires().map(at -> ", valid until " + at).orElse("")
                        + ". Keep it now, it is not shown again:");
        invocation.terminal().print(created.secret());
        return ExitCode.DONE;
    }

    private static Duration lifetime(String text) {
        Matcher parts = LIFETIME.matcher(text);
        if (!parts.matches()) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: '" + text + "' is not a time: --expires takes one like 90d, 12h or 30m");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
