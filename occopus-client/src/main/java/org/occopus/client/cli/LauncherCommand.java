package org.occopus.client.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.usage.PreviewOptions;
import org.occopus.client.usage.ValidateOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Commands that the launcher carries out itself and never forwards; here they are explained. */
abstract sealed class LauncherCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The names of those options of occopus that it takes as well. */
    abstract Set<String> inherits();

    /** Takes away what the launcher would refuse. */
    static void leaveOutWhatIsNotTaken(CommandLine occopus) {
        for (CommandLine command : occopus.getSubcommands().values()) {
            if (command.getCommand() instanceof LauncherCommand launched) {
                CommandSpec spec = command.getCommandSpec();
                List.copyOf(spec.options()).stream()
                        .filter(OptionSpec::inherited)
                        .filter(option -> !launched.inherits().contains(option.longestName()))
                        .forEach(spec::remove);
            }
        }
    }

    @Override
    public Integer call() {
        throw new CommandException(
                ExitCode.USAGE,
                "ERROR: " + spec.name() + " is carried out by the launcher: write ./occopus " + spec.name() + " with "
                        + spec.name() + " as its first word.");
    }

    @Command(name = "validate", mixinStandardHelpOptions = true)
    static final class Validate extends LauncherCommand {
        @Mixin
        ValidateOptions options = new ValidateOptions();

        @Override
        Set<String> inherits() {
            return Set.of("--quiet");
        }
    }

    @Command(name = "preview", mixinStandardHelpOptions = true)
    static final class Preview extends LauncherCommand {
        @Mixin
        PreviewOptions options = new PreviewOptions();

        @Override
        Set<String> inherits() {
            return Set.of("--quiet");
        }
    }

    @Command(name = "rest-service", mixinStandardHelpOptions = true)
    static final class RestService extends LauncherCommand {
        @Mixin
        RestServiceOptions options = new RestServiceOptions();

        @Override
        Set<String> inherits() {
            return Set.of();
        }
    }
}
