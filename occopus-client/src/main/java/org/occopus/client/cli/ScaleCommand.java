package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Changes the number of instances of a node, within the limits of its description.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus scale -i shop -n app -c 1           one more",
            "  occopus scale -i shop -n app -c -2          two less",
            "  occopus scale -i shop -n app -s 3           exactly three",
            "  occopus scale -i shop -n app -f 10.0.0.7    that one less"
        })
final class ScaleCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = {"-n", "--node"},
            required = true,
            paramLabel = "NODE",
            description = "The node's name.")
    String node = "";

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "Add N instances, or remove them when N is negative.")
    String change = "";

    @Option(
            names = {"-s", "--set"},
            paramLabel = "N",
            description = "Scale to N instances.")
    String target = "";

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "FILTER",
            description = "Remove the instance with this id or address.")
    String filter = "";

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    ScaleCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        ScaleRequest request = ScaleRequest.of(change, target, filter);
        OccopusClient client = servers.connect(settings.configuration);
        settings.apply(invocation, client);
        String id = infrastructure.resolve(client);
        Terminal terminal = invocation.terminal();
        request.send(client, id, node);
        if (output.isTable()) {
            terminal.print(request.words(node));
        } else {
            output.print(terminal, client.infrastructure(id).document("/status"), List::of);
        }
        InfrastructureStatus status = client.status(id);
        if (status.suspended()) {
            terminal.say(SuspensionCommand.waits(id));
        } else if (!status.maintained()) {
            terminal.say(
                    "The infrastructure is not maintained: carried out by the next 'occopus maintain -i " + id + "'.");
        }
        return ExitCode.DONE;
    }
}
