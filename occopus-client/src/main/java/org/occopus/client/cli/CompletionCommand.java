package org.occopus.client.cli;

import java.util.concurrent.Callable;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that lets a shell complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(occopus completion bash)      in ~/.bashrc",
            "  source <(occopus completion zsh)       in ~/.zshrc",
            "  occopus completion fish >~/.config/fish/completions/occopus.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Commands commands;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    Shell shell = Shell.bash;

    CompletionCommand(Terminal terminal, Commands commands) {
        this.terminal = terminal;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        CommandLine occopus = commands.all();
        terminal.print(
                switch (shell) {
                    // The script for bash takes care of zsh by itself.
                    case bash, zsh -> AutoComplete.bash("occopus", occopus).stripTrailing();
                    case fish -> String.join("\n", FishCompletion.lines(occopus.getCommandSpec()));
                });
        return ExitCode.DONE;
    }

    /** As users write it. */
    enum Shell {
        bash,
        zsh,
        fish
    }
}
