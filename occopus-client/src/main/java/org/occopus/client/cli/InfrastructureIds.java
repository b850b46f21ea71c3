package org.occopus.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.InfrastructureSummary;
import org.occopus.client.terminal.ExitCode;

/** What a user may write for an infrastructure: its id, the beginning of it, or its name. */
final class InfrastructureIds {
    private static final Pattern WHOLE_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private InfrastructureIds() {}

    /** The id that is meant. A whole id is taken as it is: it may belong to an infrastructure that is destroyed. */
    static String resolve(OccopusClient client, String written) {
        if (WHOLE_ID.matcher(written).matches()) {
            return written;
        }
        List<InfrastructureSummary> all = client.infrastructures();
        return only(all, written, summary -> summary.id().equals(written))
                .or(() -> only(all, written, summary -> summary.name().equals(written)))
                .or(() -> only(all, written, summary -> summary.id().startsWith(written)))
                .orElseThrow(() -> unknown(all, written));
    }

    private static Optional<String> only(
            List<InfrastructureSummary> all, String written, Predicate<InfrastructureSummary> meant) {
        List<InfrastructureSummary> matches = all.stream().filter(meant).toList();
        if (matches.size() > 1) {
            String candidates = matches.stream().map(InfrastructureSummary::id).collect(Collectors.joining(", "));
            throw new CommandException(
                    ExitCode.USAGE,
                    "ERROR: \"" + written + "\" may be any of " + candidates + "; write more of the id.");
        }
        return matches.stream().map(InfrastructureSummary::id).findFirst();
    }

    private static CommandException unknown(List<InfrastructureSummary> all, String written) {
        List<String> names = all.stream().map(InfrastructureSummary::name).toList();
        String hint = Spelling.nearest(written, names)
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("'occopus status' lists them.");
        return new CommandException(ExitCode.NOT_FOUND, "ERROR: Unknown infrastructure: \"" + written + "\". " + hint);
    }
}
