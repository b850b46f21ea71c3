package org.occopus.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.occopus.client.json.JsonText;
import org.occopus.client.json.YamlText;
import org.occopus.client.terminal.ExitCode;
import org.occopus.client.terminal.Terminal;
import org.occopus.client.usage.PreviewOptions;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.definition.ValueProblems;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.preview.Preview;
import org.occopus.preview.Previewer;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    PreviewOptions options = new PreviewOptions();

    PreviewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DescriptorFiles reader = surroundings.files();
        Descriptor described = reader.read(options.infrastructure);
        List<Descriptor> defined =
                options.definitions.stream().map(reader::read).toList();
        try {
            Map<String, NodeDefinition> definitions = definitions(described, defined);
            Checked<Preview> preview = new Previewer(surroundings.plugins(), surroundings.templateCommands())
                    .preview(bundle(described), definitions);
            warn(preview.warnings());
            print(preview.value());
            return ExitCode.DONE;
        } catch (ProblemException e) {
            Terminal terminal = surroundings.terminal();
            e.findings().forEach(finding -> terminal.complain(FindingText.error(finding)));
            terminal.complain("[SchemaCheck] ERROR: " + e.getMessage());
            return ExitCode.REFUSED;
        }
    }

    /** Tells the problems of all files together. Tutorials may be looked at before their placeholders are filled in. */
    private Map<String, NodeDefinition> definitions(Descriptor described, List<Descriptor> defined) {
        NodeDefinitionReader reader = new NodeDefinitionReader();
        Map<String, NodeDefinition> definitions = new LinkedHashMap<>();
        List<Finding> errors = new ArrayList<>();
        for (Descriptor file : defined) {
            try {
                Checked<List<NodeDefinition>> read =
                        reader.read(bundle(file), surroundings.plugins(), ValueProblems.WARNINGS);
                warn(read.warnings());
                read.value().forEach(definition -> definitions.put(definition.name(), definition));
            } catch (ProblemException e) {
                errors.addAll(e.findings());
            }
        }
        if (!errors.isEmpty()) {
            errors.addAll(new Validation(surroundings.plugins(), surroundings.templateCommands())
                    .of(List.of(described))
                    .get(0)
                    .errors());
            throw ProblemException.invalid(errors);
        }
        return definitions;
    }

    private static SourceBundle bundle(Descriptor file) {
        return switch (file) {
            case Descriptor.Classified classified -> classified.bundle();
            case Descriptor.Unreadable unreadable -> throw ProblemException.invalid(unreadable.findings());
        };
    }

    private void warn(List<Finding> warnings) {
        warnings.forEach(warning -> surroundings.terminal().say(FindingText.warning(warning)));
    }

    private void print(Preview preview) {
        Map<String, Object> mapping = preview.mapping();
        String text =
                switch (options.format) {
                    case table, yaml -> YamlText.of(mapping);
                    case json -> JsonText.indented(mapping);
                };
        surroundings.terminal().print(text.stripTrailing());
    }
}
