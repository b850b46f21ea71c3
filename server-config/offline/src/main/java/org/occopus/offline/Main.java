package org.occopus.offline;

import java.nio.file.Path;
import java.util.Map;
import org.occopus.client.description.DescriptorException;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import org.occopus.client.usage.CommandLines;
import org.occopus.registry.PluginRegistry;
import picocli.CommandLine;

/** The entry point of the commands that need no server. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the program with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = new Surroundings(
                Terminal.standard(environment), environment, Path.of(""), PluginRegistry.onClassPath());
        System.exit(run(surroundings, arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        Terminal terminal = surroundings.terminal();
        OfflineCommand occopus = new OfflineCommand();
        CommandLine commands = new CommandLine(occopus)
                .addSubcommand(new ValidateCommand(surroundings))
                .addSubcommand(new PreviewCommand(surroundings));
        CommandLines.settle(commands, terminal);
        commands.setExecutionStrategy(parsed -> {
            if (occopus.quiet()) {
                terminal.quieten();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            terminal.complain("ERROR: " + words(failure));
            return failure instanceof DescriptorException ? ExitCode.USAGE : ExitCode.FAILED;
        });
        return commands.execute(arguments);
    }

    private static String words(Exception failure) {
        return failure instanceof DescriptorException
                ? String.valueOf(failure.getMessage())
                : "an unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                        + ". Please report it.";
    }
}
