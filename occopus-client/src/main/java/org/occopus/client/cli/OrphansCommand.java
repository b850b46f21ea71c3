package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.RecoveryClient;
import org.occopus.client.state.Orphans;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "orphans",
        mixinStandardHelpOptions = true,
        description = {
            "Lists resources that this server made and that no node instance claims. The clouds are asked.",
            "The server looks for them by itself every minute; what other servers made is never listed."
        })
final class OrphansCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Option(names = "--delete", description = "Delete them.")
    boolean delete;

    OrphansCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        RecoveryClient recovery = servers.connect().recovery();
        Orphans orphans = delete ? recovery.deleteOrphans() : recovery.orphans();
        Terminal terminal = invocation.terminal();
        orphans.found().forEach(orphan -> terminal.print(line(orphan)));
        if (orphans.found().isEmpty()) {
            terminal.say("There are no orphans" + (orphans.unlisted().isEmpty() ? "." : " where the clouds answered."));
        }
        orphans.unlisted().forEach(cloud -> terminal.say("ERROR: could not be asked: " + cloud));
        boolean left =
                orphans.found().stream().anyMatch(orphan -> orphan.reason().isPresent());
        return left || !orphans.unlisted().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
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
