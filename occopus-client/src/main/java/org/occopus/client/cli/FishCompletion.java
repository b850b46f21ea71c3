package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the fish shell completes: <a href="https://fishshell.com/docs/current/cmds/complete.html">complete</a>. */
final class FishCompletion {
    private static final String COMPLETE = "complete -c occopus";

    private FishCompletion() {}

    static List<String> lines(CommandSpec occopus) {
        List<String> lines = new ArrayList<>();
        occopus.options().forEach(option -> lines.add(option(COMPLETE, option)));
        for (Map.Entry<String, CommandLine> command : occopus.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            lines.add(COMPLETE + " -f -n __fish_use_subcommand -a " + command.getKey() + " -d "
                    + quoted(firstLine(spec.usageMessage().description())));
            String within = COMPLETE + " -n '__fish_seen_subcommand_from " + command.getKey() + "'";
            spec.options().stream()
                    .filter(option -> !option.inherited())
                    .forEach(option -> lines.add(option(within, option)));
            spec.positionalParameters().forEach(parameter -> lines.addAll(choices(within, parameter)));
        }
        return lines;
    }

    private static String option(String start, OptionSpec option) {
        StringBuilder line = new StringBuilder(start);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        if (option.completionCandidates() != null) {
            line.append(" -f -a ").append(quoted(String.join(" ", option.completionCandidates())));
        }
        return line.append(" -d ")
                .append(quoted(firstLine(option.description())))
                .toString();
    }

    private static List<String> choices(String start, PositionalParamSpec parameter) {
        return parameter.completionCandidates() == null
                ? List.of()
                : List.of(start + " -f -a " + quoted(String.join(" ", parameter.completionCandidates())));
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
