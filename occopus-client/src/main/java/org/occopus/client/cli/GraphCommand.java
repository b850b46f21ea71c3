package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.graph.Drawing;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        description = "Draws what depends on what, with the states of now. An arrow leads to what is needed.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus graph shop -o svg >shop.svg", "  occopus graph shop | dot -Tpng >shop.png"})
final class GraphCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Format format = Format.dot;

    GraphCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        InfrastructureStatus status = infrastructure.find(servers).status();
        Drawing drawing =
                switch (format) {
                    case dot -> Drawing.dot();
                    case mermaid -> Drawing.mermaid();
                    case svg -> Drawing.svg();
                };
        invocation.terminal().print(drawing.lines(status));
        return ExitCode.DONE;
    }

    /** As users write it. */
    enum Format {
        dot,
        mermaid,
        svg
    }
}
