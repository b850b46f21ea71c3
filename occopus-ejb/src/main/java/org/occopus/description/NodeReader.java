package org.occopus.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.yaml.Findings;
import org.occopus.yaml.OneLine;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Reads one entry of {@code nodes}. */
final class NodeReader {
    private static final List<String> KEYS =
            List.of("name", "type", "scaling", "filter", "variables", "selection", "healing");

    private final Findings findings;
    private final Map<String, Object> infrastructureVariables;
    private final Upkeep infrastructureUpkeep;

    NodeReader(Findings findings, Map<String, Object> infrastructureVariables, Upkeep infrastructureUpkeep) {
        this.findings = findings;
        this.infrastructureVariables = infrastructureVariables;
        this.infrastructureUpkeep = infrastructureUpkeep;
    }

    /** The node; empty when it has no usable name or type. */
    Optional<NodeDescription> read(YamlNode item, String path) {
        if (!(item instanceof YamlNode.Mapping node)) {
            findings.error(item.place(), path, "a node must be a mapping with name and type, but is " + item.words());
            return Optional.empty();
        }
        Optional<String> name = name(node, path);
        String called = node.field("name").map(Names::quoted).orElse("");
        Optional<String> type = type(node, called, path);
        ScalingRange scaling = node.field("scaling")
                .map(value -> new ScalingReader(findings, called, path).read(value))
                .orElse(new ScalingRange(1, 1));
        Map<String, Object> filter =
                mapping(node, "filter", path, "unknown type of filter in node '" + called + "' - has to be a dict!");
        Map<String, Object> variables =
                mapping(node, "variables", path, "variables of node '" + called + "' must be a mapping");
        Selection selection = selection(node, called, path);
        refuseUnknownKeys(node, called, path);
        return name.flatMap(known -> type.map(kind -> new NodeDescription(
                known,
                kind,
                scaling,
                filter,
                Variables.merged(infrastructureVariables, variables),
                selection,
                upkeep(node, called, path))));
    }

    private Upkeep upkeep(YamlNode.Mapping node, String called, String path) {
        Upkeep upkeep = node.field("healing")
                .map(value -> new HealingReader(findings, "node '" + called + "'", path + ".healing")
                        .read(value, infrastructureUpkeep))
                .orElse(infrastructureUpkeep);
        return node.field("scaling")
                .flatMap(value -> new ScalingReader(findings, called, path).maxUnavailable(value))
                .map(upkeep::withMaxUnavailable)
                .orElse(upkeep);
    }

    private Optional<String> name(YamlNode.Mapping node, String path) {
        Optional<YamlNode> name = node.field("name");
        if (name.isEmpty()) {
            findings.error(node.placeOf("name"), path + ".name", "missing key \"name\" in node");
            return Optional.empty();
        }
        Optional<String> problem = name.flatMap(Names::problem);
        problem.ifPresent(words -> findings.error(
                name.get().place(), path + ".name", "node \"" + Names.quoted(name.get()) + "\" " + words));
        return problem.isPresent()
                ? Optional.empty()
                : name.map(YamlNode::value).map(Object::toString);
    }

    private Optional<String> type(YamlNode.Mapping node, String called, String path) {
        Optional<YamlNode> type = node.field("type");
        if (type.isEmpty()) {
            findings.error(node.placeOf("type"), path + ".type", "missing key \"type\" in node '" + called + "'");
            return Optional.empty();
        }
        if (type.get().value() instanceof String text) {
            OneLine.problem(text)
                    .ifPresent(problem -> findings.error(
                            type.get().place(), path + ".type", "type of node '" + called + "' " + problem));
            return Optional.of(text);
        }
        findings.error(
                type.get().place(),
                path + ".type",
                "type of node '" + called + "' must be the name of a node definition, but is "
                        + type.get().words());
        return Optional.empty();
    }

    private Map<String, Object> mapping(YamlNode.Mapping node, String key, String path, String message) {
        Optional<YamlNode> value = node.field(key);
        if (value.isEmpty()) {
            return Map.of();
        }
        if (value.get() instanceof YamlNode.Mapping mapping) {
            return mapping.value();
        }
        findings.error(value.get().place(), path + "." + key, message);
        return Map.of();
    }

    private Selection selection(YamlNode.Mapping node, String called, String path) {
        Optional<YamlNode> selection = node.field("selection");
        Optional<Selection> known =
                selection.map(YamlNode::value).map(Object::toString).flatMap(Selection::of);
        if (selection.isPresent() && known.isEmpty()) {
            String written = selection.get() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            findings.error(
                    selection.get().place(),
                    path + ".selection",
                    "unknown selection in node '" + called + "': it is "
                            + selection.get().words(),
                    Spelling.hint(written, Selection.words()));
        }
        return known.orElse(Selection.RANDOM);
    }

    private void refuseUnknownKeys(YamlNode.Mapping node, String called, String path) {
        node.fields().forEach((key, field) -> {
            if (!KEYS.contains(key)) {
                findings.error(
                        field.key(),
                        path + "." + key,
                        "unknown key '" + key + "' in node '" + called + "'",
                        Spelling.hint(key, KEYS));
            }
        });
    }
}
