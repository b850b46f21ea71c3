package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.InfrastructureHandle;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.Explanation;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tells why every node instance is in its state, what was replaced, and why nothing is done.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus why shop", "  occopus why -i shop -n app"})
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

    @Mixin
    OutputOption output = new OutputOption();

    WhyCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        InfrastructureHandle asked = infrastructure.find(servers);
        JsonObject document = node.isBlank() ? asked.document("/why") : asked.document("/why", "node", node);
        output.print(invocation.terminal(), document, () -> lines(Explanation.from(document)));
        return ExitCode.DONE;
    }

    private static List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>(explanation.sentences());
        for (Explanation.Subject subject : explanation.subjects()) {
            String indent = subject.instance().isPresent() ? "    " : "  ";
            subject.instance().ifPresent(instance -> lines.add("  " + subject.node() + "/" + instance + ":"));
            subject.sentences().forEach(sentence -> lines.add(indent + sentence));
        }
        return lines;
    }
}
