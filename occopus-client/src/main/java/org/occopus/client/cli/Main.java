package org.occopus.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Terminal;
import org.occopus.client.usage.CommandLines;
import picocli.CommandLine;

/** The entry point of {@code occopus}. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the program with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Interrupts interrupts = new Interrupts(code -> Runtime.getRuntime().halt(code)).listen();
        Invocation invocation = new Invocation(
                Terminal.standard(environment), environment, Path.of(""), InstantSource.system(), interrupts);
        System.exit(run(invocation, arguments));
    }

    /**
     * Runs one command.
     *
     * @param invocation everything from outside
     * @param arguments the command and its options
     * @return the exit code
     */
    public static int run(Invocation invocation, String... arguments) {
        Terminal terminal = invocation.terminal();
        OccopusCommand occopus = new OccopusCommand();
        CommandLine commands = new Commands(invocation, occopus).forArguments(arguments);
        CommandLines.settle(commands, terminal);
        commands.setExecutionStrategy(parsed -> {
            if (occopus.quiet()) {
                terminal.quieten();
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            Failures.lines(failure).forEach(terminal::complain);
            return Failures.exitCode(failure);
        });
        return commands.execute(arguments);
    }
}
