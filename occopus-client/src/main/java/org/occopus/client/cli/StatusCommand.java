package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InfrastructureSummary;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the infrastructures that are not destroyed, or tells everything about one:",
            "its nodes, and every node instance with its state and addresses."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus status                      lists the infrastructures",
            "  occopus status shop                 everything about one",
            "  occopus status shop -o json | jq -r '.nodes[].instances[].addresses[0]'"
        })
final class StatusCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Mixin
    OutputOption output = new OutputOption();

    StatusCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        if (infrastructure.written().isBlank()) {
            list(servers.connect());
        } else {
            infrastructure.require();
            show(servers.connect());
        }
        return ExitCode.DONE;
    }

    private void show(OccopusClient client) {
        JsonObject document =
                client.infrastructure(infrastructure.resolve(client)).document("/status");
        StatusText text = new StatusText(invocation.terminal().resultPalette());
        output.print(invocation.terminal(), document, () -> text.lines(InfrastructureStatus.from(document)));
    }

    private void list(OccopusClient client) {
        JsonObject document = client.request("GET", "/infrastructures/");
        output.print(invocation.terminal(), document, () -> table(document));
    }

    private static List<String> table(JsonObject document) {
        List<JsonObject> details = document.objects("details");
        if (details.isEmpty()) {
            return List.of("No active infrastructure!");
        }
        Table table = new Table("ID", "NAME", "STATE", "MAINTAINED", "CREATED");
        details.stream()
                .map(InfrastructureSummary::from)
                .forEach(one -> table.row(
                        one.id(),
                        one.name(),
                        one.state().name(),
                        maintenance(one),
                        one.created().map(String::valueOf).orElse("")));
        return table.lines();
    }

    private static String maintenance(InfrastructureSummary one) {
        if (one.suspended()) {
            return "suspended";
        }
        return one.maintained() ? "yes" : "no";
    }
}
