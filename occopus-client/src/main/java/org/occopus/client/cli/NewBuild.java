package org.occopus.client.cli;

import org.occopus.client.OccopusClient;
import org.occopus.client.Submission;
import org.occopus.client.SubmitOptions;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Progress;
import org.occopus.client.terminal.Terminal;

/** Builds a new infrastructure. Whatever stops the build, nothing is left behind unless that was asked for. */
final class NewBuild {
    private final Invocation invocation;
    private final BuildWait wait;
    private final Terminal terminal;
    private final OccopusClient client;
    private final Progress progress;
    private boolean rollbackAnnounced;

    NewBuild(Invocation invocation, BuildWait wait) {
        this.invocation = invocation;
        this.wait = wait;
        this.terminal = wait.terminal();
        this.client = wait.client();
        this.progress = invocation.progress();
    }

    int run(DescriptorBundle description, SubmitOptions options) {
        invocation.interrupts().guard();
        Submission submission = client.submit(description, options);
        wait.warn(submission.warnings());
        terminal.say("Submitted infrastructure: '" + submission.id() + "'");
        try {
            return ended(client.await(submission.id(), NewBuild::hasEnded, wait.limit(), this::show));
        } catch (InterruptedException e) {
            return interrupted(submission.id(), options);
        } catch (WaitExpiredException e) {
            return expired(e, options);
        }
    }

    private static boolean hasEnded(InfrastructureStatus status) {
        return status.state().isGone() || (status.state() == InfrastructureState.RUNNING && !status.working());
    }

    private void show(InfrastructureStatus status) {
        if (status.state() == InfrastructureState.ROLLING_BACK && !rollbackAnnounced) {
            rollbackAnnounced = true;
            progress.say("The build failed: " + BuildWait.reason(status));
            progress.say("Rolling back: what was created is being deleted.");
        }
        progress.accept(status);
    }

    private int ended(InfrastructureStatus status) {
        return switch (status.state()) {
            case FAILED -> {
                terminal.say("The build of infrastructure '" + status.id()
                        + "' failed and was rolled back; nothing is left of it.");
                terminal.complain("ERROR: " + BuildWait.reason(status));
                yield ExitCode.FAILED;
            }
            case DESTROYED -> {
                terminal.complain(
                        "ERROR: infrastructure '" + status.id() + "' was destroyed by somebody else meanwhile.");
                yield ExitCode.FAILED;
            }
            case BUILDING, RUNNING, ROLLING_BACK, DESTROYING, UNRECOGNISED -> wait.done(status.id());
        };
    }

    private int interrupted(String id, SubmitOptions options) {
        if (!options.rollback()) {
            terminal.say("Ctrl-C: the server goes on building '" + id + "' (--no-rollback).");
            return invocation.interrupts().exitCode();
        }
        terminal.say("Ctrl-C: rolling back: infrastructure '" + id + "' is being destroyed. Ctrl-C again stops waiting;"
                + " the server goes on.");
        return rollBack(id) ? invocation.interrupts().exitCode() : ExitCode.FAILED;
    }

    private int expired(WaitExpiredException expiry, SubmitOptions options) {
        String id = expiry.last().id();
        terminal.complain("ERROR: infrastructure '" + id + "' is not ready after "
                + wait.limit().toSeconds() + " s.");
        BuildWait.notes(expiry.last()).forEach(terminal::say);
        if (options.rollback()) {
            terminal.say("Rolling back: what was created is being deleted.");
            rollBack(id);
        } else {
            terminal.say("The server goes on building it (--no-rollback).");
        }
        return ExitCode.FAILED;
    }

    private boolean rollBack(String id) {
        client.destroy(id);
        try {
            client.awaitDestroyed(id, TimeoutOption.NO_LIMIT, invocation.progress());
            terminal.say("Infrastructure '" + id + "' is destroyed; nothing is left of it.");
            return true;
        } catch (InterruptedException e) {
            terminal.say("The server goes on destroying '" + id + "'.");
            return false;
        }
    }
}
