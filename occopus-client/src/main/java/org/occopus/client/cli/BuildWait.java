package org.occopus.client.cli;

import java.time.Duration;
import java.util.List;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.ReportTree;
import org.occopus.client.terminal.Terminal;

/**
 * What a new build and a reconfiguration have in common.
 *
 * @param limit the longest wait
 * @param output how the end is printed
 */
record BuildWait(Terminal terminal, OccopusClient client, Duration limit, OutputOption output) {

    void warn(List<String> warnings) {
        warnings.forEach(warning -> terminal.complain("[SchemaCheck] WARNING: " + warning));
    }

    /** The manual's last words of a build, the tree and on the last line the id for scripts; or the status. */
    int done(String id) {
        if (output.isTable()) {
            terminal.print("List of nodes/instances/addresses:");
            terminal.print(ReportTree.lines(client.report(id)));
            terminal.print(id);
        } else {
            output.print(terminal, client.infrastructure(id).document("/status"), List::of);
        }
        return ExitCode.DONE;
    }

    static String reason(InfrastructureStatus status) {
        return status.problem().map(Cause::detail).orElse("the server gives no reason");
    }

    /** What every instance that is not ready waits for, or what went wrong with it. */
    static List<String> notes(InfrastructureStatus status) {
        return status.nodes().stream().flatMap(node -> notes(node).stream()).toList();
    }

    private static List<String> notes(NodeStatus node) {
        return node.living().stream()
                .flatMap(instance -> instance
                        .note()
                        .map(note ->
                                "  " + node.name() + "/" + instance.shortId() + " " + instance.state() + ": " + note)
                        .stream())
                .toList();
    }
}
