package org.occopus.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command as a page of section 1, in the macros of <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>. */
final class ManualPage {
    private static final List<String> EXIT_STATUS = List.of(
            "0 done",
            "1 tried and failed",
            "2 the command is written wrongly, or names a file that can not be read",
            "3 no such infrastructure, node, instance or node definition",
            "4 refused: a description is not valid, the request does not fit, or the login does not suffice",
            "5 no server answers",
            "130 interrupted");

    private final List<String> lines = new ArrayList<>();
    private final CommandSpec command;
    private final String name;

    private ManualPage(CommandSpec command) {
        this.command = command;
        this.name = command.qualifiedName("-");
    }

    /** The lines of the page. */
    static List<String> of(CommandSpec command) {
        return new ManualPage(command).written();
    }

    private List<String> written() {
        UsageMessageSpec usage = command.usageMessage();
        lines.add(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" Occopus \"Occopus commands\"");
        section("NAME", escaped(name) + " \\- " + escaped(firstSentence(usage.description())));
        section("SYNOPSIS", escaped(synopsis()));
        section("DESCRIPTION", escaped(String.join(" ", usage.description())));
        arguments("COMMANDS", commands());
        arguments(
                "ARGUMENTS",
                command.positionalParameters().stream()
                        .map(parameter -> entry(parameter, parameter.paramLabel()))
                        .toList());
        arguments(
                "OPTIONS",
                command.options().stream()
                        .map(option -> entry(option, names(option)))
                        .toList());
        lines.add(".SH EXAMPLES");
        lines.add(".nf");
        List.of(usage.footer()).stream()
                .filter(line -> !line.startsWith("Exit codes"))
                .forEach(line -> lines.add(escaped(line)));
        lines.add(".fi");
        lines.add(".SH EXIT STATUS");
        EXIT_STATUS.forEach(code -> entry(code.split(" ", 2)).forEach(lines::add));
        section(
                "SEE ALSO",
                command.parent() == null ? "The commands above, each as occopus\\-COMMAND(1)." : "occopus(1)");
        return lines;
    }

    private void section(String heading, String text) {
        lines.add(".SH " + heading);
        lines.add(text);
    }

    private void arguments(String heading, List<List<String>> entries) {
        if (!entries.isEmpty()) {
            lines.add(".SH " + heading);
            entries.forEach(lines::addAll);
        }
    }

    private List<List<String>> commands() {
        return command.subcommands().entrySet().stream()
                .map(each -> entry(
                        each.getKey(),
                        String.join(
                                " ",
                                each.getValue().getCommandSpec().usageMessage().description())))
                .toList();
    }

    private String synopsis() {
        String parameters = command.positionalParameters().stream()
                .map(parameter -> parameter.arity().min() == 0
                        ? " [" + parameter.paramLabel() + "]"
                        : " " + parameter.paramLabel())
                .reduce("", String::concat);
        return command.qualifiedName() + " [OPTIONS]" + (command.subcommands().isEmpty() ? parameters : " COMMAND");
    }

    private static String names(OptionSpec option) {
        return String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : "");
    }

    private static List<String> entry(ArgSpec argument, String term) {
        return entry(term, String.join(" ", argument.description()));
    }

    private static List<String> entry(String... termAndText) {
        return List.of(".TP", "\\fB" + escaped(termAndText[0]) + "\\fR", escaped(termAndText[1]));
    }

    private static String firstSentence(String[] description) {
        String text = String.join(" ", description);
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("[.]$", "");
    }

    /** A line must not begin like a macro, and a hyphen stays one when it is copied. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
