package org.occopus.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.definition.ImplementationReader.Measure;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.registry.PluginRegistry;
import org.occopus.template.TemplateEngine;
import org.occopus.yaml.Findings;
import org.occopus.yaml.OneLine;
import org.occopus.yaml.Place;
import org.occopus.yaml.YamlDocument;
import org.occopus.yaml.YamlNode;

/** Reads files of node definitions. Thread-safe. */
public final class NodeDefinitionReader {
    private static final String PREFIX = "node_def:";
    private static final String NOT_A_LIST = "Node definition has to be a list of dictionaries!";

    private final TemplateEngine templates = new TemplateEngine();

    /** A reader; making one takes a while, so share it. */
    public NodeDefinitionReader() {}

    /**
     * Reads a whole file, keys {@code node_def:<name>}.
     *
     * @param bundle the text
     * @param registry the plugins whose declarations to check against
     * @return the definitions in file order, with warnings
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings
     */
    public Checked<List<NodeDefinition>> read(SourceBundle bundle, PluginRegistry registry) {
        return read(bundle, registry, ValueProblems.ERRORS);
    }

    /** As {@link #read(SourceBundle, PluginRegistry)}, judging values as hard as it is told to. */
    public Checked<List<NodeDefinition>> read(SourceBundle bundle, PluginRegistry registry, ValueProblems values) {
        YamlDocument document = bundle.document();
        Findings findings = document.findings();
        List<NodeDefinition> definitions = definitions(document.root(), new Measure(registry, values, findings));
        findings.refuseIfAny();
        return new Checked<>(definitions, findings.warnings());
    }

    /**
     * Reads one definition: a list of implementations, or a file with that one definition.
     *
     * @param name without the {@code node_def:} prefix
     * @param bundle the text
     * @param registry the plugins whose declarations to check against
     * @return the definition, with warnings
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings
     */
    public Checked<NodeDefinition> readOne(String name, SourceBundle bundle, PluginRegistry registry) {
        YamlDocument document = bundle.document();
        Findings findings = document.findings();
        Measure measure = new Measure(registry, ValueProblems.ERRORS, findings);
        List<NodeDefinition> definitions = document.root() instanceof YamlNode.Sequence list
                ? definition(name, list.place(), list, measure).stream().toList()
                : definitions(document.root(), measure);
        findings.refuseIfAny();
        if (definitions.size() != 1 || !definitions.get(0).name().equals(name)) {
            findings.error(
                    document.root().place(),
                    "",
                    "the file must hold the node definition '" + name + "' and no other",
                    "it holds " + definitions.stream().map(NodeDefinition::name).toList());
        }
        findings.refuseIfAny();
        return new Checked<>(definitions.get(0), findings.warnings());
    }

    private List<NodeDefinition> definitions(YamlNode root, Measure measure) {
        Findings findings = measure.findings();
        if (!(root instanceof YamlNode.Mapping file)) {
            findings.error(
                    root.place(),
                    "",
                    "node definitions must be a mapping, but this file holds " + root.words(),
                    "write 'node_def:NAME': with a list of implementations below it");
            return List.of();
        }
        List<NodeDefinition> definitions = new ArrayList<>();
        file.fields().forEach((key, field) -> {
            if (key.startsWith(PREFIX) && key.length() > PREFIX.length()) {
                definition(key.substring(PREFIX.length()), field.key(), field.value(), measure)
                        .ifPresent(definitions::add);
            } else {
                findings.error(
                        field.key(),
                        key,
                        "in node '" + key + "': Node definition must begin with 'node_def:<nodename>'!");
            }
        });
        return definitions;
    }

    private Optional<NodeDefinition> definition(String name, Place place, YamlNode value, Measure measure) {
        Findings findings = measure.findings();
        String path = PREFIX + name;
        OneLine.problem(name)
                .ifPresent(problem -> findings.error(place, path, "the name of a node definition " + problem));
        if (!(value instanceof YamlNode.Sequence list) || list.items().isEmpty()) {
            String found = value instanceof YamlNode.Sequence ? "; it is an empty list" : "; it is " + value.words();
            findings.error(place, path, "in node '" + name + "': " + NOT_A_LIST + found);
            return Optional.empty();
        }
        List<Implementation> implementations = new ArrayList<>();
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            if (item instanceof YamlNode.Mapping implementation) {
                items.add(item);
                implementations.add(new ImplementationReader(measure, name, path, i).read(implementation));
                new TemplateCheck(templates, findings).look(implementation, path + "[" + i + "]");
            } else {
                findings.error(
                        item.place(),
                        path + "[" + i + "]",
                        "in node '" + name + "': " + NOT_A_LIST + " Item " + i + " is " + item.words());
            }
        }
        new EndpointCheck(measure.registry(), findings).look(name, path, implementations, items);
        return Optional.of(new NodeDefinition(name, implementations));
    }
}
