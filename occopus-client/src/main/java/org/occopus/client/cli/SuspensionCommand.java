package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.InfrastructureHandle;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Leaves an infrastructure alone, or goes on with it. */
abstract sealed class SuspensionCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Mixin
    OutputOption output = new OutputOption();

    SuspensionCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    /** What becomes of a request meanwhile. */
    static String waits(String id) {
        return "The infrastructure is suspended: carried out once 'occopus resume " + id + "' goes on with it.";
    }

    /** Asks for it, and says what it means. */
    abstract String ask(InfrastructureHandle asked);

    @Override
    public Integer call() {
        InfrastructureHandle asked = infrastructure.find(servers);
        invocation.terminal().say(ask(asked));
        if (!output.isTable()) {
            output.print(invocation.terminal(), asked.document("/status"), List::of);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = {
                "Leaves an infrastructure alone until 'resume': nothing is healed, scaled, replaced or created.",
                "What is asked for meanwhile is stored and done then. Its end can be asked for at any time."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  occopus suspend shop", "  occopus suspend -i shop -o json"})
    static final class Suspend extends SuspensionCommand {
        Suspend(Invocation invocation, ServerAccess servers) {
            super(invocation, servers);
        }

        @Override
        String ask(InfrastructureHandle asked) {
            asked.suspend();
            return "Infrastructure " + asked.id() + " is suspended; 'occopus resume " + asked.id()
                    + "' goes on with it.";
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = {
                "Goes on with an infrastructure that was suspended, maintained or not as before.",
                "What was asked for meanwhile is done now."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  occopus resume shop", "  occopus resume -i shop -o json"})
    static final class Resume extends SuspensionCommand {
        Resume(Invocation invocation, ServerAccess servers) {
            super(invocation, servers);
        }

        @Override
        String ask(InfrastructureHandle asked) {
            asked.resume();
            return "Infrastructure " + asked.id() + " is not suspended any more; 'occopus events -i " + asked.id()
                    + " --follow' shows what happens.";
        }
    }
}
