package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.Scaling;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows every node instance of an infrastructure with its state and addresses.")
final class StatusCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    StatusCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        show(client.status(infrastructure.resolve(client)));
        return ExitCode.DONE;
    }

    private void show(InfrastructureStatus status) {
        Terminal terminal = invocation.terminal();
        terminal.print(status.name() + " (" + status.id() + ") " + status.state()
                + (status.maintained() ? ", maintained" : ", not maintained") + (status.working() ? ", working" : ""));
        status.problem().map(Cause::detail).ifPresent(detail -> terminal.print("  problem: " + detail));
        for (NodeStatus node : status.nodes()) {
            terminal.print("  " + node.name() + ": " + words(node.scaling()));
            node.instances().forEach(instance -> terminal.print("    " + words(instance)));
        }
        status.remaining()
                .forEach(remnant -> terminal.print("  still there: " + remnant.node() + "/" + remnant.instance()
                        + " " + remnant.resource().orElse("")
                        + remnant.reason().map(reason -> ": " + reason).orElse("")));
    }

    private static String words(Scaling scaling) {
        return scaling.actual() + " of " + scaling.target() + " (min " + scaling.min() + ", max " + scaling.max() + ")";
    }

    private static String words(InstanceStatus instance) {
        return instance.id() + " " + instance.state()
                + instance.reason().map(reason -> " (" + reason + ")").orElse("")
                + instance.addresses().stream().map(" "::concat).reduce("", String::concat)
                + instance.note().map(note -> " - " + note).orElse("")
                + (instance.differs().isEmpty()
                        ? ""
                        : " [differs from the description in " + String.join(" and ", instance.differs()) + "]");
    }
}
