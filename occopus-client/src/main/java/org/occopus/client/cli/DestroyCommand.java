package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.state.Deleted;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.Remnant;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = {
            "Destroys an infrastructure and waits until the clouds confirm that nothing of it is left.",
            "A person at a terminal is asked first; a script is not."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  occopus destroy -i shop", "  occopus destroy -i shop --yes --timeout 10m"})
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

    @Mixin
    TimeoutOption timeout = new TimeoutOption();

    @Mixin
    YesOption yes = new YesOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    DestroyCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        infrastructure.require();
        OccopusClient client = servers.connect(settings.configuration);
        settings.apply(invocation, client);
        String id = infrastructure.resolve(client);
        yes.confirm(
                invocation.terminal(),
                "Destroy infrastructure " + client.status(id).name() + " (" + id + ")");
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
            InfrastructureStatus end = client.awaitDestroyed(id, timeout.limit(), invocation.progress());
            show(client, end);
            terminal.say("Finished dropping infrastructure " + id);
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            terminal.say("Ctrl-C: not waiting any longer; the server goes on destroying '" + id + "'.");
            return invocation.interrupts().exitCode();
        } catch (WaitExpiredException e) {
            terminal.complain("ERROR: " + e.getMessage() + " Still there:");
            for (Remnant remnant : e.last().remaining()) {
                terminal.complain("  " + remnant.node() + "/" + remnant.instance() + " "
                        + remnant.resource().orElse("")
                        + remnant.reason().map(reason -> ": " + reason).orElse(""));
            }
            return ExitCode.FAILED;
        }
    }

    private void show(OccopusClient client, InfrastructureStatus end) {
        output.print(
                invocation.terminal(),
                output.isTable() ? end : client.infrastructure(end.id()).document("/status"),
                () -> end.deleted().stream().map(DestroyCommand::line).toList());
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
