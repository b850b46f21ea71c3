package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "heal",
        mixinStandardHelpOptions = true,
        description = "Has every node instance checked anew and healed, at once. Does not wait for it.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus heal shop", "  occopus heal -i shop --force"})
final class HealCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = "--force",
            description = "Heal although so much is unhealthy that healing has stopped, and do not wait for back-offs.")
    boolean force;

    @Mixin
    OutputOption output = new OutputOption();

    HealCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        String id = infrastructure.resolve(client);
        client.recovery().heal(id, force);
        if (!output.isTable()) {
            output.print(invocation.terminal(), client.infrastructure(id).document("/status"), List::of);
        }
        invocation
                .terminal()
                .say("Healing infrastructure " + id + "; 'occopus events -i " + id + " --follow' shows it.");
        return ExitCode.DONE;
    }
}
