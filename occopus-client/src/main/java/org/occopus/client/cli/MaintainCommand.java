package org.occopus.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.InfrastructureReport;
import org.occopus.client.state.InfrastructureSummary;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.ReportTree;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one maintenance pass over an infrastructure, or reports it, or lists all.",
            "With -c has it maintained until Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus maintain -l                       lists the infrastructures",
            "  occopus maintain -i shop                  one pass",
            "  occopus maintain -i shop -c               until Ctrl-C",
            "  occopus maintain -i shop -r -f app -o addresses.txt"
        })
final class MaintainCommand implements Callable<Integer> {
    private static final double SHORTEST_INTERVAL = 0.001;
    private static final double LONGEST_INTERVAL = 86_400;

    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Option(
            names = {"-l", "--list"},
            description = "List the infrastructures that are not destroyed; 'occopus status' tells more.")
    boolean list;

    @Option(
            names = {"-c", "--cyclic"},
            description = "Attach, follow the events until Ctrl-C, detach.")
    boolean cyclic;

    @Option(
            names = {"-t", "--interval"},
            paramLabel = "SECONDS",
            description = "With -c: seconds between two looks at the event log. Default: ${DEFAULT-VALUE}")
    double interval = 1;

    @Option(
            names = {"-r", "--report"},
            description = "Report nodes, instances and addresses.")
    boolean report;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "TEXT",
            description = "With -r: only nodes whose name contains this text.")
    String filter = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With -r: write the addresses to this file, one line an instance.")
    Optional<Path> output = Optional.empty();

    @Mixin
    TimeoutOption timeout = new TimeoutOption();

    @Option(names = "--parallelize", description = "Accepted for compatibility; Occopus always works in parallel.")
    boolean parallelize;

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    MaintainCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        boolean named = !infrastructure.written().isBlank();
        if (named || !list) {
            infrastructure.require();
        }
        refuseWhatDoesNotFit();
        OccopusClient client = servers.connect(settings.configuration);
        settings.apply(invocation, client);
        if (!named) {
            return list(client);
        }
        String id = infrastructure.resolve(client);
        if (report) {
            return report(client, id);
        }
        MaintenanceFollowing following = new MaintenanceFollowing(invocation, client, id, timeout.limit());
        return cyclic ? following.cyclic(interval) : following.onePass();
    }

    private void refuseWhatDoesNotFit() {
        if (!(interval >= SHORTEST_INTERVAL && interval <= LONGEST_INTERVAL)) {
            throw new CommandException(ExitCode.USAGE, "ERROR: -t takes seconds from 0.001 to 86400.");
        }
        if (cyclic && timeout.isGiven()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "ERROR: --timeout limits one pass, and -c goes on until Ctrl-C; leave one of them out.");
        }
    }

    private int list(OccopusClient client) {
        List<InfrastructureSummary> all = client.infrastructures();
        Terminal terminal = invocation.terminal();
        if (all.isEmpty()) {
            terminal.print("No active infrastructure!");
            return ExitCode.DONE;
        }
        terminal.print("List of active infrastructure:");
        all.forEach(summary -> terminal.print(summary.id()));
        return ExitCode.DONE;
    }

    private int report(OccopusClient client, String id) {
        InfrastructureReport shown = ReportTree.filtered(client.report(id), filter);
        if (output.isPresent()) {
            save(shown, output.get());
        } else {
            invocation.terminal().print("Report list of nodes/instances/addresses:");
            invocation.terminal().print(ReportTree.lines(shown));
        }
        return ExitCode.DONE;
    }

    private void save(InfrastructureReport shown, Path file) {
        invocation.terminal().say("Saving list of node addresses to file \"" + file + "\"...");
        try {
            Files.write(invocation.directory().resolve(file), ReportTree.addresses(shown));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "ERROR: '" + file + "' can not be written: " + String.valueOf(e.getMessage()));
        }
        invocation.terminal().say("Done.");
    }
}
