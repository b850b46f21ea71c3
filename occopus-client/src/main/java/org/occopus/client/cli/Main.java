package org.occopus.client.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine;

/** The entry point of {@code occopus}. */
public final class Main {
    private static final int HELP_WIDTH = 100;

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
        CommandLine commands = commands(invocation);
        commands.setUsageHelpWidth(HELP_WIDTH);
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            Failures.lines(failure).forEach(terminal::say);
            return Failures.exitCode(failure);
        });
        return commands.execute(arguments);
    }

    private static CommandLine commands(Invocation invocation) {
        OccopusCommand occopus = new OccopusCommand();
        ServerAccess servers = new ServerAccess(invocation, occopus::server, occopus::authority);
        return new CommandLine(occopus)
                .addSubcommand(new ImportCommand(invocation, servers))
                .addSubcommand(new BuildCommand(invocation, servers))
                .addSubcommand(new MaintainCommand(invocation, servers))
                .addSubcommand(new ScaleCommand(invocation, servers))
                .addSubcommand(new DestroyCommand(invocation, servers))
                .addSubcommand(new StatusCommand(invocation, servers))
                .addSubcommand(new EventsCommand(invocation, servers))
                .addSubcommand(new PlanCommand(invocation, servers))
                .addSubcommand(new WhyCommand(invocation, servers))
                .addSubcommand(new HealCommand(invocation, servers))
                .addSubcommand(new OrphansCommand(invocation, servers))
                .addSubcommand(TokenCommand.of(invocation, servers))
                .addSubcommand(new QuickstartCommand(invocation, servers))
                .addSubcommand(new BenchCommand(invocation, servers))
                .addSubcommand(
                        "validate",
                        LauncherCommand.named("validate", "Checks files without a server: FILE… [-o text|json]."))
                .addSubcommand(
                        "preview",
                        LauncherCommand.named(
                                "preview",
                                "Shows what would be made, without a server: INFRA --definitions FILE [-o yaml|json]."))
                .addSubcommand(
                        "rest-service",
                        LauncherCommand.named(
                                "rest-service",
                                "Runs the server: [--host H] [--port P] [--tls-cert F --tls-key F] [--background | --stop | --status]."));
    }
}
