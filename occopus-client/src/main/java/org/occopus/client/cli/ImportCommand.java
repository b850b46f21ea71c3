package org.occopus.client.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Checks and stores node definitions, with all files that they import.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus import node_definitions.yaml", "  occopus import - <node_definitions.yaml"})
final class ImportCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(paramLabel = "FILE", description = "Node definitions; - reads standard input.")
    String file = "";

    @Mixin
    ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    OutputOption output = new OutputOption();

    ImportCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        DescriptorBundle definitions = DescriptionFile.load(invocation, file);
        List<String> names = servers.connect(configuration).definitions().store(definitions);
        output.print(
                invocation.terminal(),
                Map.of("nodes", names),
                () -> List.of("Successfully imported nodes: " + String.join(", ", names)));
        return ExitCode.DONE;
    }
}
