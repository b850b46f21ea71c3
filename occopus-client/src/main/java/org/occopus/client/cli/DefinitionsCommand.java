package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.NodeDefinitionsClient;
import org.occopus.client.OccopusClient;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.YamlText;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "definitions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the stored node definitions, shows those that are named, or deletes them.",
            "Secrets are masked; 'occopus import' stores definitions.",
            "With -o json or yaml, several that are named are one list."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus definitions                     lists them",
            "  occopus definitions app_node            shows one",
            "  occopus definitions --delete app_node"
        })
final class DefinitionsCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Names, without node_def:.")
    List<String> names = new ArrayList<>();

    @Option(names = "--delete", description = "Delete the named definitions.")
    boolean delete;

    @Mixin
    YesOption yes = new YesOption();

    @Mixin
    OutputOption output = new OutputOption();

    DefinitionsCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        if (delete) {
            delete();
        } else if (names.isEmpty()) {
            list(servers.connect());
        } else {
            show(servers.connect());
        }
        return ExitCode.DONE;
    }

    private void delete() {
        if (names.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "ERROR: --delete needs the names of node definitions.");
        }
        yes.require(invocation.terminal(), "Delete node definition " + String.join(", ", names));
        NodeDefinitionsClient definitions = servers.connect().definitions();
        for (String name : names) {
            definitions.delete(name);
            invocation.terminal().say("Deleted node definition " + name);
        }
    }

    private void list(OccopusClient client) {
        JsonObject document = client.request("GET", "/node_definitions/");
        output.print(invocation.terminal(), document, () -> document.texts("node_definitions"));
    }

    private void show(OccopusClient client) {
        List<JsonObject> documents =
                names.stream().map(client.definitions()::document).toList();
        Object shown = documents.size() == 1 ? documents.getFirst() : documents;
        output.print(
                invocation.terminal(),
                shown,
                () -> documents.stream()
                        .flatMap(document -> YamlText.of(document).lines())
                        .toList());
    }
}
