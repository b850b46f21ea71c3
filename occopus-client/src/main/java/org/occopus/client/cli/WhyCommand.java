package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.RecoveryClient;
import org.occopus.client.state.Explanation;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tells why every node instance is in its state, what was replaced, and why nothing is done.")
final class WhyCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = {"-n", "--node"},
            paramLabel = "NODE",
            description = "Only this node.")
    String node = "";

    WhyCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        String id = infrastructure.resolve(client);
        RecoveryClient recovery = client.recovery();
        show(node.isBlank() ? recovery.why(id) : recovery.why(id, node));
        return ExitCode.DONE;
    }

    private void show(Explanation explanation) {
        Terminal terminal = invocation.terminal();
        terminal.print(explanation.sentences());
        for (Explanation.Subject subject : explanation.subjects()) {
            String indent = subject.instance().isPresent() ? "    " : "  ";
            subject.instance().ifPresent(instance -> terminal.print("  " + subject.node() + "/" + instance + ":"));
            subject.sentences().forEach(sentence -> terminal.print(indent + sentence));
        }
    }
}
