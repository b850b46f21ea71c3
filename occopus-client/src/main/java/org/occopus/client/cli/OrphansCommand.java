package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.Orphans;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "orphans",
        mixinStandardHelpOptions = true,
        description = {
            "Lists resources that this server made and that no node instance claims. The clouds are asked.",
            "The server looks for them by itself every minute; what other servers made is never listed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  occopus orphans", "  occopus orphans --delete --yes"})
final class OrphansCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Option(names = "--delete", description = "Delete them.")
    boolean delete;

    @Mixin
    YesOption yes = new YesOption();

    @Mixin
    OutputOption output = new OutputOption();

    OrphansCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        Terminal terminal = invocation.terminal();
        if (delete) {
            yes.require(terminal, "Delete every orphan");
        }
        OccopusClient client = servers.connect();
        JsonObject document = client.request(delete ? "DELETE" : "GET", "/orphans");
        Orphans orphans = Orphans.from(document);
        output.print(terminal, document, () -> lines(orphans));
        tell(terminal, orphans);
        boolean left =
                orphans.found().stream().anyMatch(orphan -> orphan.reason().isPresent());
        return left || !orphans.unlisted().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static void tell(Terminal terminal, Orphans orphans) {
        if (orphans.found().isEmpty()) {
            terminal.say("There are no orphans" + (orphans.unlisted().isEmpty() ? "." : " where the clouds answered."));
        }
        orphans.unlisted().forEach(cloud -> terminal.complain("ERROR: could not be asked: " + cloud));
    }

    private static List<String> lines(Orphans orphans) {
        return orphans.found().stream().map(OrphansCommand::line).toList();
    }

    private static String line(Orphans.Orphan orphan) {
        return orphan.kind() + " " + orphan.resource() + " (" + orphan.cloud() + ") of " + orphan.owner()
                + (orphan.ageSeconds().isPresent() ? ", " + orphan.ageSeconds().getAsLong() + " s old" : "")
                + orphan.deleted()
                        .map(done -> done ? ", deleted" : ", is being deleted")
                        .orElse("")
                + orphan.reason().map(reason -> ", not deleted: " + reason).orElse("");
    }
}
