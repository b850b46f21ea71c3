package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.usage.PreviewOptions;
import org.occopus.client.usage.ValidateOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands that the launcher carries out itself and never forwards; here they are explained. */
abstract sealed class LauncherCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

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
    }

    @Command(name = "preview", mixinStandardHelpOptions = true)
    static final class Preview extends LauncherCommand {
        @Mixin
        PreviewOptions options = new PreviewOptions();
    }

    @Command(name = "rest-service", mixinStandardHelpOptions = true)
    static final class RestService extends LauncherCommand {
        @Mixin
        RestServiceOptions options = new RestServiceOptions();
    }
}
