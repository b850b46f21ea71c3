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
        CommandLine commands = commands(invocation, occopus);
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

    /** All commands, those of the manual first. */
    static CommandLine commands(Invocation invocation, OccopusCommand occopus) {
        ServerAccess servers = new ServerAccess(invocation, occopus);
        return new CommandLine(occopus)
                .addSubcommand(new ImportCommand(invocation, servers))
                .addSubcommand(new BuildCommand(invocation, servers))
                .addSubcommand(new MaintainCommand(invocation, servers))
                .addSubcommand(new ScaleCommand(invocation, servers))
                .addSubcommand(new DestroyCommand(invocation, servers))
                .addSubcommand(new LauncherCommand.RestService())
                .addSubcommand(new StatusCommand(invocation, servers))
                .addSubcommand(new WatchCommand(invocation, servers))
                .addSubcommand(new EventsCommand(invocation, servers))
                .addSubcommand(new PlanCommand(invocation, servers))
                .addSubcommand(new WhyCommand(invocation, servers))
                .addSubcommand(new GraphCommand(invocation, servers))
                .addSubcommand(new HealCommand(invocation, servers))
                .addSubcommand(new OrphansCommand(invocation, servers))
                .addSubcommand(new DefinitionsCommand(invocation, servers))
                .addSubcommand(new LauncherCommand.Validate())
                .addSubcommand(new LauncherCommand.Preview())
                .addSubcommand(new QuickstartCommand(invocation, servers))
                .addSubcommand(new BenchCommand(invocation, servers))
                .addSubcommand(new CompletionCommand(invocation.terminal()));
    }
}
