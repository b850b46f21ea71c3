package org.occopus.offline;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.json.JsonText;
import org.occopus.client.json.YamlText;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import org.occopus.client.usage.ValidateOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    ValidateOptions options = new ValidateOptions();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DescriptorFiles reader = surroundings.files();
        List<Descriptor> descriptors = options.files.stream().map(reader::read).toList();
        List<FileReport> reports =
                new Validation(surroundings.plugins(), surroundings.templateCommands()).of(descriptors);
        print(reports);
        return reports.stream().allMatch(FileReport::isValid) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void print(List<FileReport> reports) {
        Terminal terminal = surroundings.terminal();
        switch (options.format) {
            case table -> terminal.print(ReportText.lines(reports));
            case json ->
                terminal.print(JsonText.indented(ReportText.mapping(reports)).stripTrailing());
            case yaml -> terminal.print(YamlText.of(ReportText.mapping(reports)).stripTrailing());
        }
    }
}
