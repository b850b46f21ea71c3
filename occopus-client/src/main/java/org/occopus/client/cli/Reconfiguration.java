package org.occopus.client.cli;

import java.util.function.Predicate;
import org.occopus.client.OccopusClient;
import org.occopus.client.Reconfigured;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.DifferingInstance;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;

/** Changes a living infrastructure and waits until it is as described. It is never destroyed, whatever goes wrong. */
final class Reconfiguration {
    private final Invocation invocation;
    private final BuildWait wait;
    private final Terminal terminal;
    private final OccopusClient client;

    Reconfiguration(Invocation invocation, BuildWait wait) {
        this.invocation = invocation;
        this.wait = wait;
        this.terminal = wait.terminal();
        this.client = wait.client();
    }

    int run(String id, DescriptorBundle description, boolean maintain, boolean replace) {
        InfrastructureStatus before = client.status(id);
        boolean maintained = before.maintained() || maintain;
        invocation.interrupts().guard();
        Reconfigured reconfigured = client.reconfigure(id, description, replace);
        wait.warn(reconfigured.warnings());
        terminal.say("Updating infrastructure: '" + id + "'");
        reconfigured.differing().forEach(this::tell);
        if (maintain && !before.maintained()) {
            client.attach(id);
        } else if (!maintained) {
            client.maintain(id);
        }
        if (before.suspended()) {
            terminal.say(SuspensionCommand.waits(id));
            return ExitCode.DONE;
        }
        return follow(id, maintained ? InfrastructureStatus::isSettled : Reconfiguration::passHasEnded);
    }

    private void tell(DifferingInstance instance) {
        String start =
                instance.instance().substring(0, Math.min(8, instance.instance().length()));
        terminal.say("  " + instance.node() + "/" + start + " differs from the description in "
                + String.join(" and ", instance.differs())
                + (instance.replaced() ? " and is replaced" : " and stays as it is; --replace replaces it"));
    }

    private static boolean passHasEnded(InfrastructureStatus status) {
        return status.state().isGone() || !status.working();
    }

    private int follow(String id, Predicate<InfrastructureStatus> ended) {
        try {
            return ended(client.await(id, ended, wait.limit(), invocation.progress()));
        } catch (InterruptedException e) {
            terminal.say("Ctrl-C: not following any longer; the server goes on changing '" + id + "'.");
            return invocation.interrupts().exitCode();
        } catch (WaitExpiredException e) {
            terminal.complain("ERROR: " + e.getMessage());
            BuildWait.notes(e.last()).forEach(terminal::say);
            return ExitCode.FAILED;
        }
    }

    private int ended(InfrastructureStatus status) {
        if (status.state() == InfrastructureState.RUNNING && status.isComplete()) {
            return wait.done(status.id());
        }
        terminal.complain("ERROR: infrastructure '" + status.id() + "' is " + status.state() + " and not as described"
                + status.problem().map(cause -> ": " + cause.detail()).orElse("."));
        BuildWait.notes(status).forEach(terminal::say);
        return ExitCode.FAILED;
    }
}
