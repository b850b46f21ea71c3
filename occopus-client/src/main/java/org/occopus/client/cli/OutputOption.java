package org.occopus.client.cli;

import java.util.List;
import java.util.function.Supplier;
import org.occopus.client.json.JsonText;
import org.occopus.client.json.YamlText;
import org.occopus.client.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option {@code -o}: a table for people, or the document of the REST interface for programs. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = {
                "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "json and yaml are what the REST interface answers."
            })
    OutputFormat format = OutputFormat.table;

    boolean isTable() {
        return format == OutputFormat.table;
    }

    /** Writes the document, or its table. */
    void print(Terminal terminal, Object document, Supplier<List<String>> table) {
        switch (format) {
            case table -> terminal.print(table.get());
            case json -> terminal.print(JsonText.indented(document).stripTrailing());
            case yaml -> terminal.print(YamlText.of(document).stripTrailing());
        }
    }
}
