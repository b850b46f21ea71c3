package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.description.DescriptorBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Checks and stores node definitions, with all files that they import.")
final class ImportCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(paramLabel = "FILE", description = "Node definitions; - reads standard input.")
    String file = "";

    @Option(
            names = "--cfg",
            paramLabel = "PATH",
            description = "Accepted for compatibility; the server has its own settings.")
    String configuration = "";

    ImportCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        DescriptorBundle definitions = DescriptionFile.load(invocation, file);
        List<String> names = servers.connect().definitions().store(definitions);
        invocation.terminal().print("Successfully imported nodes: " + String.join(", ", names));
        return ExitCode.DONE;
    }
}
