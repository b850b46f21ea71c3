package org.occopus.client.usage;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code occopus validate} takes. */
@Command(
        description = {
            "Checks files without a server, in any mix and all problems at once.",
            "Infrastructure descriptions are tried out on the node definitions among the files; authentication",
            "data is checked as well."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  occopus validate infra.yaml nodes.yaml", "  occopus validate -o json *.yaml"})
public final class ValidateOptions {
    /** The files; {@code -} is standard input. */
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to check; - is standard input.")
    public List<String> files = new ArrayList<>();

    /** How the result is printed. */
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    public Format format = Format.table;

    /** What a command line parser fills. */
    public ValidateOptions() {}

    /** As users write it. */
    public enum Format {
        /** A line a finding, then a line a file. */
        table,
        /** One document for programs. */
        json,
        /** The same document in YAML. */
        yaml
    }
}
