package org.occopus.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.occopus.client.OccopusClient;
import org.occopus.client.quickstart.Quickstart;
import org.occopus.client.quickstart.QuickstartException;
import org.occopus.client.quickstart.QuickstartFiles;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;

@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "A guided tour on the simulated cloud: builds, heals and scales an example in under a minute.",
        footerHeading = "%nExamples:%n",
        footer = "  occopus quickstart")
final class QuickstartCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    QuickstartCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        Optional<String> launcher = invocation.variable("OCCOPUS_LAUNCHER");
        QuickstartFiles files = QuickstartFiles.beside(launcher.map(Path::of));
        OccopusClient client = servers.connect();
        invocation.interrupts().guard();
        try {
            new Quickstart(
                            client,
                            invocation.terminal(),
                            invocation.clock(),
                            launcher.map(this::asTyped).orElse("occopus"))
                    .run(files);
            return ExitCode.DONE;
        } catch (QuickstartException e) {
            invocation.terminal().complain("ERROR: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            return invocation.interrupts().exitCode();
        }
    }

    /** The launcher as a person in this directory would type it. */
    private String asTyped(String launcher) {
        Path script = Path.of(launcher).toAbsolutePath();
        boolean here = invocation.directory().toAbsolutePath().equals(script.getParent());
        return here ? "./" + script.getFileName() : launcher;
    }
}
