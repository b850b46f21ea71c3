package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how an infrastructure changes until it is gone, or Ctrl-C.",
            "On a terminal the view is redrawn, in a pipe each change is one line."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  occopus watch shop", "  occopus watch shop --timeout 10m 2>changes.txt"})
final class WatchCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Mixin
    TimeoutOption timeout = new TimeoutOption();

    WatchCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        String id = infrastructure.resolve(client);
        invocation.interrupts().guard();
        try {
            InfrastructureStatus end =
                    client.await(id, status -> status.state().isGone(), timeout.limit(), invocation.progress());
            invocation.terminal().say("Infrastructure '" + id + "' is " + end.state() + ".");
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            return invocation.interrupts().exitCode();
        }
    }
}
