package org.occopus.client.usage;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code occopus preview} takes. */
@Command(
        description = {
            "Shows without a server what would be made of an infrastructure description.",
            "That is the start order and, for every instance, its resolved sections and its context.",
            "Ids and addresses are placeholders."
        },
        footerHeading = "%nExamples:%n",
        footer = "  occopus preview infra.yaml --definitions nodes.yaml")
public final class PreviewOptions {
    /** The description; {@code -} is standard input. */
    @Parameters(paramLabel = "INFRA", description = "The infrastructure description; - is standard input.")
    public String infrastructure = "";

    /** Files with node definitions. */
    @Option(
            names = "--definitions",
            required = true,
            paramLabel = "FILE",
            description = "The node definitions; may be given several times.")
    public List<String> definitions = new ArrayList<>();

    /** How the result is printed. */
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}; table is the same.")
    public Format format = Format.yaml;

    /** What a command line parser fills. */
    public PreviewOptions() {}

    /** As users write it. */
    public enum Format {
        /** For people, as every command has it; here it is YAML. */
        table,
        /** For people. */
        yaml,
        /** For programs. */
        json
    }
}
