package org.occopus.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.json.JsonText;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Checks files without a server: infrastructure descriptions, node definitions and authentication"
                + " data, in any mix. Infrastructures are tried out on the node definitions among the files.",
        footer = {"", "Exit codes: 0 all files are valid, 1 some are not, 2 usage."})
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to check; - is standard input.")
    List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Format format = Format.text;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DescriptorFiles reader = surroundings.files();
        List<Descriptor> descriptors = files.stream().map(reader::read).toList();
        List<FileReport> reports =
                new Validation(surroundings.plugins(), surroundings.templateCommands()).of(descriptors);
        Terminal terminal = surroundings.terminal();
        switch (format) {
            case text -> terminal.print(ReportText.lines(reports));
            case json ->
                terminal.print(JsonText.indented(ReportText.mapping(reports)).stripTrailing());
        }
        return reports.stream().allMatch(FileReport::isValid) ? ExitCode.VALID : ExitCode.REFUSED;
    }

    /** As users write it. */
    enum Format {
        text,
        json
    }
}
