package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the fish shell completes: <a href="https://fishshell.com/docs/current/cmds/complete.html">complete</a>. */
final class FishCompletion {
    private static final String COMPLETE = "complete -c occopus";
    private static final Set<String> FILES = Set.of("FILE", "PATH");

    /** The value of an option of occopus itself is no command. */
    private static final String FUNCTIONS = """
            function __occopus_typed
                set -l value no
                for word in (commandline -opc)[2..-1]
                    if test $value = yes
                        set value no
                    else if contains -- $word %s
                        set value yes
                    else if not string match -q -- '-*' $word
                        echo $word
                    end
                end
            end
            function __occopus_is
                set -l typed (__occopus_typed)
                test "$typed" = "$argv"
            end
            function __occopus_within
                set -l typed (__occopus_typed)
                set -l depth (count $argv)
                test "$typed[1..$depth]" = "$argv"
            end""";

    private final List<String> lines = new ArrayList<>();

    private FishCompletion(CommandSpec occopus) {
        lines.add(FUNCTIONS.formatted(occopus.options().stream()
                .filter(option -> option.arity().max() > 0)
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(Collectors.joining(" "))));
        occopus.options().forEach(option -> option(COMPLETE, option));
        commands("", occopus);
    }

    static List<String> lines(CommandSpec occopus) {
        return new FishCompletion(occopus).lines;
    }

    private void commands(String before, CommandSpec group) {
        for (Map.Entry<String, CommandLine> command : group.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            lines.add(COMPLETE + " -f -n '__occopus_is" + before + "' -a " + command.getKey() + " -d "
                    + quoted(firstLine(spec.usageMessage().description())));
            String words = before + " " + command.getKey();
            String within = COMPLETE + " -n '__occopus_within" + words + "'";
            spec.options().stream().filter(option -> !option.inherited()).forEach(option -> option(within, option));
            spec.positionalParameters().forEach(parameter -> positional(within, parameter));
            commands(words, spec);
        }
    }

    private void option(String start, OptionSpec option) {
        StringBuilder line = new StringBuilder(start);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
        }
        if (option.arity().max() > 0) {
            line.append(isFile(option) ? " -r -F" : " -x");
        }
        if (option.completionCandidates() != null) {
            line.append(" -a ").append(quoted(String.join(" ", option.completionCandidates())));
        }
        lines.add(line.append(" -d ")
                .append(quoted(firstLine(option.description())))
                .toString());
    }

    private void positional(String start, PositionalParamSpec parameter) {
        if (parameter.completionCandidates() != null) {
            lines.add(start + " -f -a " + quoted(String.join(" ", parameter.completionCandidates())));
        } else if (!isFile(parameter)) {
            lines.add(start + " -f");
        }
    }

    private static boolean isFile(ArgSpec argument) {
        return FILES.contains(argument.paramLabel());
    }

    private static String firstLine(String[] description) {
        return description.length == 0
                ? ""
                : description[0].replaceAll("\\$\\{[A-Z-]+}[.]?", "").strip();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
