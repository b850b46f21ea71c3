package org.occopus.client.cli;

import java.util.List;
import org.occopus.client.state.DryRun;
import org.occopus.client.state.ProposedNode;
import org.occopus.client.terminal.ExitCode;

/** What a build would come to. Nothing is created, and nothing stored. */
final class DryBuild {
    private final BuildWait wait;

    DryBuild(BuildWait wait) {
        this.wait = wait;
    }

    int show(DryRun run) {
        wait.warn(run.warnings());
        wait.output().print(wait.terminal(), run.document(), () -> table(run).lines());
        wait.terminal()
                .say("Infrastructure '" + run.name() + "' would begin with " + run.instances()
                        + (run.instances() == 1 ? " instance" : " instances")
                        + ", started in the order of START. Nothing was stored.");
        return ExitCode.DONE;
    }

    private static Table table(DryRun run) {
        Table table = new Table("START", "NODE", "COUNT", "MAX", "TYPE", "CLOUD", "DEPENDS ON");
        for (int start = 0; start < run.order().size(); start++) {
            List<String> together = run.order().get(start);
            String number = Integer.toString(start + 1);
            run.nodes().stream()
                    .filter(node -> together.contains(node.name()))
                    .forEach(node -> add(table, number, node));
        }
        return table;
    }

    private static void add(Table table, String start, ProposedNode node) {
        table.row(
                start,
                node.name(),
                Long.toString(node.count()),
                Long.toString(node.max()),
                node.type(),
                String.join(", ", node.clouds()),
                String.join(", ", node.dependsOn()));
    }
}
