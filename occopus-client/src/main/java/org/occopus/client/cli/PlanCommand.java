package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.PlanStep;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what the next maintenance pass would do, and why. Changes nothing.")
final class PlanCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    PlanCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        List<PlanStep> steps = client.plan(infrastructure.resolve(client));
        Terminal terminal = invocation.terminal();
        if (steps.isEmpty()) {
            terminal.print("Nothing to do.");
        }
        steps.forEach(step -> terminal.print(words(step)));
        return ExitCode.DONE;
    }

    private static String words(PlanStep step) {
        return step.step()
                + step.node().map(" "::concat).orElse("")
                + step.instance().map("/"::concat).orElse("")
                + (step.why().isBlank() ? "" : ": " + step.why());
    }
}
