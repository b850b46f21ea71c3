package org.occopus.client.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.SubmitOptions;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Builds an infrastructure, or changes a living one with -i, and waits until it stands.",
            "The last line of standard output is the id of the infrastructure."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus build infra.yaml",
            "  occopus build --maintain infra.yaml         and heal it from then on",
            "  occopus build --dry-run infra.yaml          show what it would come to",
            "  occopus build -i shop --replace infra.yaml  change a living one",
            "  id=$(occopus build -q infra.yaml | tail -n 1)"
        })
final class BuildCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Parameters(paramLabel = "FILE", description = "Infrastructure description; - reads standard input.")
    String file = "";

    @Option(
            names = {"-i", "--infra_id", "--infraid"},
            paramLabel = "ID",
            description = "Change this infrastructure (id, beginning of it, or name) instead of building a new one.")
    String infrastructure = "";

    @Option(names = "--parallelize", description = "Accepted for compatibility; Occopus always works in parallel.")
    boolean parallelize;

    @Option(names = "--maintain", description = "The server heals and scales the infrastructure from then on.")
    boolean maintain;

    @Option(names = "--no-rollback", description = "Keep trying instead of rolling a failing first build back.")
    boolean noRollback;

    @Option(
            names = "--replace",
            description = "With -i: replace instances that differ from the description, a few at a time.")
    boolean replace;

    @Option(
            names = "--dry-run",
            description = {
                "Check and show what would be built, in which order and where; store and create nothing.",
                "Credentials are sent only when --auth_data_path names them, and then stored."
            })
    boolean dryRun;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = {
                "Longest wait, such as 90, 90s, 5m or 1h; a new build that is not ready then is rolled back.",
                "Default: no limit."
            })
    Optional<Duration> timeout = Optional.empty();

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    BuildCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        refuseWhatDoesNotFit();
        DescriptorBundle description = DescriptionFile.load(invocation, file);
        OccopusClient client = servers.connect(settings.configuration);
        BuildWait wait = new BuildWait(invocation.terminal(), client, timeout.orElse(TimeoutOption.NO_LIMIT), output);
        if (dryRun) {
            settings.apply(invocation, client);
            return new DryBuild(wait).show(client.dryRun(description));
        }
        settings.applyOrFind(invocation, client);
        if (infrastructure.isBlank()) {
            return new NewBuild(invocation, wait).run(description, new SubmitOptions(maintain, !noRollback));
        }
        String id = InfrastructureIds.resolve(client, infrastructure);
        return new Reconfiguration(invocation, wait).run(id, description, maintain, replace);
    }

    private void refuseWhatDoesNotFit() {
        if (infrastructure.isBlank() && replace) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: --replace changes a living infrastructure; name it with -i.");
        }
        if (dryRun && !infrastructure.isBlank()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "ERROR: --dry-run is about a new infrastructure; leave -i out to have the description checked.");
        }
    }
}
