package org.occopus.client.cli;

import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option {@code --yes} of what destroys. */
final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    boolean yes;

    /** A person is asked; a script goes on, as the manual's commands do. */
    void confirm(Terminal terminal, String deed) {
        if (!yes && terminal.answers()) {
            ask(terminal, deed);
        }
    }

    /** A person is asked; a script must have said yes. */
    void require(Terminal terminal, String deed) {
        if (!yes && !terminal.answers()) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: " + deed + " needs --yes where nobody can be asked. Nothing was done.");
        }
        confirm(terminal, deed);
    }

    private static void ask(Terminal terminal, String deed) {
        if (!terminal.confirms(deed)) {
            throw new CommandException(ExitCode.FAILED, "Nothing was done.");
        }
    }
}
