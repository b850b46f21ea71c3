package org.occopus.client.usage;

import java.io.PrintWriter;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines that behave alike. */
public final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    /**
     * Gives a command line, with all its commands, the manners of {@code occopus}.
     *
     * @param commands the command line
     * @param terminal where it writes
     */
    public static void settle(CommandLine commands, Terminal terminal) {
        commands.setUsageHelpWidth(HELP_WIDTH);
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler((wrong, arguments) -> explain(wrong));
    }

    /** The mistake, what may have been meant, and how it is written; not the whole help. */
    private static int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ERROR: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' tells more.");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
