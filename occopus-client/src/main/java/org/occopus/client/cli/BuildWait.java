package org.occopus.client.cli;

import java.time.Duration;
import java.util.List;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.terminal.ReportTree;
import org.occopus.client.terminal.Terminal;

/** What a new build and a reconfiguration have in common: the words at their ends. */
final class BuildWait {
    /** Longer than anybody waits, and short enough for arithmetic in nanoseconds. */
    static final Duration NO_LIMIT = Duration.ofDays(10_000);

    private BuildWait() {}

    static void warnings(Terminal terminal, List<String> warnings) {
        warnings.forEach(warning -> terminal.say("[SchemaCheck] WARNING: " + warning));
    }

    /** The manual's last words of a build: the tree, and the id for scripts on the last line. */
    static int done(Terminal terminal, OccopusClient client, String id) {
        terminal.print("List of nodes/instances/addresses:");
        terminal.print(ReportTree.lines(client.report(id)));
        terminal.print(id);
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
