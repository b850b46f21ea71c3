package org.occopus.client.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Shows what happened to an infrastructure, oldest first.")
final class EventsCommand implements Callable<Integer> {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(names = "--follow", description = "Go on until the infrastructure is gone, or Ctrl-C.")
    boolean follow;

    EventsCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        EventFollowing events = new EventFollowing(client, infrastructure.resolve(client));
        try {
            if (follow) {
                events.follow(INTERVAL, invocation.terminal()::print);
            } else {
                events.catchUp(invocation.terminal()::print);
            }
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            return invocation.interrupts().exitCode();
        }
    }
}
