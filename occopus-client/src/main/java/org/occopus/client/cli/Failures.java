package org.occopus.client.cli;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.occopus.client.OccopusException;
import org.occopus.client.ServerUnreachableException;
import org.occopus.client.description.DescriptionProblem;
import org.occopus.client.description.DescriptorException;
import org.occopus.client.terminal.ExitCode;

/** What a failure says and which exit code it has. */
final class Failures {
    private static final String SCHEMA_CHECK = "[SchemaCheck]";
    /** The server begins some of its messages with it, as the original does. */
    private static final String ERROR = "ERROR: ";

    private Failures() {}

    static List<String> lines(Exception failure) {
        return switch (failure) {
            case CommandException command -> List.of(words(command));
            case DescriptorException descriptor ->
                List.of(descriptor.mainFile() ? ERROR + words(descriptor) : schemaError(descriptor.problem()));
            case OccopusException problem -> lines(problem);
            case UncheckedIOException file -> List.of(ERROR + words(file));
            default ->
                List.of(ERROR + "an unexpected " + failure.getClass().getSimpleName() + ": " + words(failure)
                        + ". Please report it.");
        };
    }

    private static List<String> lines(OccopusException problem) {
        if (problem.slug().equals("authentication-needed")) {
            return List.of(
                    "ERROR: " + words(problem),
                    "Set OCCOPUS_TOKEN to a token, or OCCOPUS_TOKEN_FILE to a file with one (occopus token create).");
        }
        return problem.problems().isEmpty()
                ? List.of(words(problem).startsWith(ERROR) ? words(problem) : ERROR + words(problem))
                : problem.problems().stream().map(Failures::schemaError).toList();
    }

    static int exitCode(Exception failure) {
        return switch (failure) {
            case CommandException command -> command.exitCode();
            case DescriptorException descriptor -> descriptor.mainFile() ? ExitCode.USAGE : ExitCode.REFUSED;
            case ServerUnreachableException unreachable -> ExitCode.UNREACHABLE;
            case OccopusException problem -> exitCode(problem);
            case UncheckedIOException file -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }

    private static int exitCode(OccopusException problem) {
        if (problem.slug().equals(OccopusException.ANSWER_UNREADABLE)) {
            return ExitCode.FAILED;
        }
        return switch (problem.status()) {
            case 404 -> ExitCode.NOT_FOUND;
            case 400, 401, 403, 409, 413, 415, 422 -> ExitCode.REFUSED;
            default -> ExitCode.FAILED;
        };
    }

    /** The original's marker, then the place as compilers write it, so that editors can jump there. */
    static String schemaError(DescriptionProblem problem) {
        List<String> parts = new ArrayList<>();
        String message = problem.message();
        if (message.startsWith(SCHEMA_CHECK)) {
            message = message.substring(SCHEMA_CHECK.length()).strip();
            message = message.startsWith(ERROR) ? message.substring(ERROR.length()) : message;
        }
        if (!problem.location().isEmpty()) {
            parts.add(problem.location() + ":");
        }
        parts.add(message);
        problem.hint().ifPresent(hint -> parts.add("(" + hint + ")"));
        return SCHEMA_CHECK + " ERROR: " + String.join(" ", parts);
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
