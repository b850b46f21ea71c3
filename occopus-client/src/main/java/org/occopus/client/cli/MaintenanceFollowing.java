package org.occopus.client.cli;

import java.time.Duration;
import org.occopus.client.OccopusClient;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;

/** One maintenance pass, or maintenance until Ctrl-C. */
final class MaintenanceFollowing {
    private final Invocation invocation;
    private final Terminal terminal;
    private final OccopusClient client;
    private final String id;
    private final Duration limit;

    MaintenanceFollowing(Invocation invocation, OccopusClient client, String id, Duration limit) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.client = client;
        this.id = id;
        this.limit = limit;
    }

    int onePass() {
        boolean maintained = maintained();
        invocation.interrupts().guard();
        if (maintained) {
            terminal.say("Infrastructure '" + id + "' is maintained by the server; waiting until all is ready.");
        } else {
            terminal.say("Start maintaining the infrastructure " + id);
            client.maintain(id);
        }
        try {
            InfrastructureStatus end = client.await(
                    id,
                    status -> maintained ? status.isSettled() : status.state().isGone() || !status.working(),
                    limit,
                    invocation.progress());
            return passEnded(end);
        } catch (InterruptedException e) {
            terminal.say("Ctrl-C: not following any longer; the server ends what it has begun.");
            return invocation.interrupts().exitCode();
        } catch (WaitExpiredException e) {
            terminal.complain("ERROR: " + e.getMessage());
            BuildWait.notes(e.last()).forEach(terminal::complain);
            return ExitCode.FAILED;
        }
    }

    private boolean maintained() {
        InfrastructureStatus now = client.status(id);
        if (now.suspended()) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "ERROR: infrastructure '" + id + "' is suspended, so nothing is done; 'occopus resume " + id
                            + "' goes on with it.");
        }
        return now.maintained();
    }

    private int passEnded(InfrastructureStatus end) {
        if (end.state().isGone()) {
            terminal.complain("ERROR: infrastructure '" + id + "' was destroyed meanwhile.");
            return ExitCode.FAILED;
        }
        if (end.isComplete()) {
            terminal.say("Finished maintaining the infrastructure " + id);
            return ExitCode.DONE;
        }
        terminal.complain("ERROR: not every node instance of infrastructure '" + id + "' is ready"
                + end.problem().map(cause -> ": " + cause.detail()).orElse("."));
        BuildWait.notes(end).forEach(terminal::complain);
        terminal.say("'occopus maintain -i " + id + "' makes another pass.");
        return ExitCode.FAILED;
    }

    /** An infrastructure that was maintained before stays so: somebody else wants it. */
    int cyclic(double seconds) {
        boolean before = maintained();
        invocation.interrupts().guard();
        if (!before) {
            client.attach(id);
        }
        terminal.say("Maintaining the infrastructure " + id + " until Ctrl-C");
        try {
            client.infrastructure(id)
                    .events()
                    .follow(
                            Duration.ofMillis(Math.round(seconds * 1000)),
                            event -> terminal.say(EventText.line(event)));
            terminal.say("Infrastructure '" + id + "' is gone.");
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            leave(before);
            return invocation.interrupts().exitCode();
        }
    }

    private void leave(boolean before) {
        if (before) {
            terminal.say("Ctrl-C: exiting. The infrastructure was maintained before and stays so.");
        } else {
            client.detach(id);
            terminal.say("Ctrl-C: exiting. The infrastructure is not maintained any more.");
        }
    }
}
