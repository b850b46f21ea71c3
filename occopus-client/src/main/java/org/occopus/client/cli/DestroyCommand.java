package org.occopus.client.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.state.Deleted;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.Remnant;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = "Destroys an infrastructure and waits until the clouds confirm that nothing of it is left.")
final class DestroyCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = "--forget",
            description = {
                "Give up what its cloud does not delete, after another try.",
                "It may still be there and cost money; the server deletes it if the cloud comes back."
            })
    boolean forget;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Longest wait; the server goes on afterwards. Default: no limit.")
    long timeout = BuildWait.NO_LIMIT.toSeconds();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    DestroyCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect();
        settings.apply(invocation, client);
        String id = infrastructure.resolve(client);
        invocation.interrupts().guard();
        invocation.terminal().say("Start dropping infrastructure " + id);
        if (forget) {
            client.recovery().forget(id);
        } else {
            client.destroy(id);
        }
        return follow(client, id);
    }

    private int follow(OccopusClient client, String id) {
        Terminal terminal = invocation.terminal();
        try {
            InfrastructureStatus end = client.awaitDestroyed(id, Duration.ofSeconds(timeout), invocation.progress());
            end.deleted().forEach(deleted -> terminal.print(line(deleted)));
            terminal.say("Finished dropping infrastructure " + id);
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            terminal.say("Ctrl-C: not waiting any longer; the server goes on destroying '" + id + "'.");
            return invocation.interrupts().exitCode();
        } catch (WaitExpiredException e) {
            terminal.say("ERROR: " + e.getMessage() + " Still there:");
            for (Remnant remnant : e.last().remaining()) {
                terminal.say("  " + remnant.node() + "/" + remnant.instance() + " "
                        + remnant.resource().orElse("")
                        + remnant.reason().map(reason -> ": " + reason).orElse(""));
            }
            return ExitCode.FAILED;
        }
    }

    private static String line(Deleted deleted) {
        String what = deleted.node() + "/" + deleted.instance()
                + deleted.resource().map(resource -> " (" + resource + ")").orElse("");
        return deleted.confirmed()
                ? "deleted " + what + ", confirmed by its cloud"
                : "GIVEN UP " + what
                        + deleted.reason().map(reason -> ": " + reason).orElse("");
    }
}
