package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Listed here for the help; the launcher carries these commands out itself and never forwards them. */
@Command(mixinStandardHelpOptions = true)
final class LauncherCommand implements Callable<Integer> {
    private final String name;

    @Unmatched
    List<String> arguments = new ArrayList<>();

    private LauncherCommand(String name) {
        this.name = name;
    }

    static CommandLine named(String name, String description) {
        CommandLine command = new CommandLine(new LauncherCommand(name));
        command.getCommandSpec().usageMessage().description(description, "Carried out by the launcher ./occopus.");
        return command;
    }

    @Override
    public Integer call() {
        throw new CommandException(
                ExitCode.USAGE,
                "ERROR: " + name + " is carried out by the launcher: ./occopus " + name + " "
                        + String.join(" ", arguments));
    }
}
