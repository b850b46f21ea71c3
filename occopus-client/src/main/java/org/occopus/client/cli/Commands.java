package org.occopus.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands of {@code occopus}. Reading the annotations of all of them takes longer than most commands do, so only the one
 * that was typed is read.
 */
final class Commands {
    private static final Set<String> OPTIONS_WITH_VALUES = Set.of("--server", "--ca-cert");

    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    private final OccopusCommand occopus;

    Commands(Invocation invocation, OccopusCommand occopus) {
        this.occopus = occopus;
        ServerAccess servers = new ServerAccess(invocation, occopus);
        commands.put("import", () -> new ImportCommand(invocation, servers));
        commands.put("build", () -> new BuildCommand(invocation, servers));
        commands.put("maintain", () -> new MaintainCommand(invocation, servers));
        commands.put("scale", () -> new ScaleCommand(invocation, servers));
        commands.put("destroy", () -> new DestroyCommand(invocation, servers));
        commands.put("rest-service", LauncherCommand.RestService::new);
        commands.put("status", () -> new StatusCommand(invocation, servers));
        commands.put("watch", () -> new WatchCommand(invocation, servers));
        commands.put("events", () -> new EventsCommand(invocation, servers));
        commands.put("plan", () -> new PlanCommand(invocation, servers));
        commands.put("why", () -> new WhyCommand(invocation, servers));
        commands.put("graph", () -> new GraphCommand(invocation, servers));
        commands.put("heal", () -> new HealCommand(invocation, servers));
        commands.put("suspend", () -> new SuspensionCommand.Suspend(invocation, servers));
        commands.put("resume", () -> new SuspensionCommand.Resume(invocation, servers));
        commands.put("orphans", () -> new OrphansCommand(invocation, servers));
        commands.put("token", () -> TokenCommand.of(invocation, servers));
        commands.put("definitions", () -> new DefinitionsCommand(invocation, servers));
        commands.put("validate", LauncherCommand.Validate::new);
        commands.put("preview", LauncherCommand.Preview::new);
        commands.put("quickstart", () -> new QuickstartCommand(invocation, servers));
        commands.put("bench", () -> new BenchCommand(invocation, servers));
        commands.put("completion", () -> new CompletionCommand(invocation.terminal(), this));
    }

    /** Every command, those of the manual first. */
    CommandLine all() {
        CommandLine line = new CommandLine(occopus);
        commands.values().forEach(command -> line.addSubcommand(command.get()));
        LauncherCommand.leaveOutWhatIsNotTaken(line);
        return line;
    }

    /** The command that the arguments name, or all when they name none. */
    CommandLine forArguments(String... arguments) {
        return typed(arguments).map(this::only).orElseGet(this::all);
    }

    private CommandLine only(Supplier<Object> command) {
        CommandLine line = new CommandLine(occopus).addSubcommand(command.get());
        LauncherCommand.leaveOutWhatIsNotTaken(line);
        return line;
    }

    private Optional<Supplier<Object>> typed(String... arguments) {
        boolean value = false;
        for (String argument : arguments) {
            if (!value && !argument.startsWith("-")) {
                return Optional.ofNullable(commands.get(argument));
            }
            value = !value && OPTIONS_WITH_VALUES.contains(argument);
        }
        return Optional.empty();
    }
}
