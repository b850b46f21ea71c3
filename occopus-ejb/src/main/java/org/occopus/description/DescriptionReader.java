package org.occopus.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.topology.DependencyCycle;
import org.occopus.yaml.Findings;
import org.occopus.yaml.OneLine;
import org.occopus.yaml.Place;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlDocument;
import org.occopus.yaml.YamlNode;

/** Reads infrastructure descriptions. Stateless and thread-safe. */
public final class DescriptionReader {
    private static final List<String> KEYS =
            List.of("user_id", "infra_name", "nodes", "dependencies", "variables", "healing");

    /** A reader. */
    public DescriptionReader() {}

    /**
     * Reads and checks a description by itself; {@code resolution.DescriptionCheck} goes on with the node definitions.
     *
     * @param bundle the text
     * @return the description, with warnings
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings
     */
    public Checked<InfrastructureDescription> read(SourceBundle bundle) {
        ReadDescription read = readWithPlaces(bundle);
        return new Checked<>(read.description(), read.findings().warnings());
    }

    /**
     * As {@link #read}, for checks that go on.
     *
     * @param bundle the text
     * @return the description and where its parts stand
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings
     */
    public ReadDescription readWithPlaces(SourceBundle bundle) {
        YamlDocument document = bundle.document();
        Findings findings = document.findings();
        if (!(document.root() instanceof YamlNode.Mapping root)) {
            findings.error(
                    document.root().place(),
                    "",
                    "infrastructure description must be a mapping with infra_name and nodes, but is "
                            + document.root().words());
            throw findings.refusal();
        }
        InfrastructureDescription description = description(root, findings);
        findings.refuseIfAny();
        return new ReadDescription(description, root, findings);
    }

    private static InfrastructureDescription description(YamlNode.Mapping root, Findings findings) {
        String userId = userId(root, findings);
        String name = infraName(root, findings);
        Map<String, Object> variables = variables(root, findings);
        Healing healing = root.field("healing")
                .map(section -> new HealingReader(findings, "the infrastructure", "healing").read(section))
                .orElse(new Healing(Upkeep.standard(), HealingStop.standard()));
        List<NodeDescription> nodes = nodes(root, new NodeReader(findings, variables, healing.upkeep()), findings);
        List<Dependency> dependencies = root.field("dependencies")
                .map(edges -> new DependencyReader(findings, names(root)).read(edges))
                .orElse(List.of());
        refuseUnknownKeys(root, findings);
        var description = new InfrastructureDescription(name, userId, nodes, dependencies, variables, healing.stop());
        if (findings.none()) {
            refuseCycle(description, root.placeOf("dependencies"), findings);
        }
        return description;
    }

    private static String userId(YamlNode.Mapping root, Findings findings) {
        Optional<YamlNode> userId = root.field("user_id");
        if (userId.isEmpty()) {
            findings.warning(
                    root.placeOf("user_id"), "user_id", "user_id is not defined in infrastructure description", "");
            return "";
        }
        if (userId.get() instanceof YamlNode.Scalar scalar) {
            OneLine.problem(scalar.text())
                    .ifPresent(problem -> findings.error(scalar.place(), "user_id", "user_id " + problem));
            return scalar.text();
        }
        findings.error(
                userId.get().place(),
                "user_id",
                "user_id must be a text, but is " + userId.get().words());
        return "";
    }

    private static String infraName(YamlNode.Mapping root, Findings findings) {
        Optional<YamlNode> name = root.field("infra_name");
        if (name.isEmpty()) {
            findings.error(
                    root.placeOf("infra_name"),
                    "infra_name",
                    "infra_name must be defined in infrastructure description");
            return "";
        }
        name.flatMap(Names::problem)
                .ifPresent(problem -> findings.error(
                        name.get().place(),
                        "infra_name",
                        "infra_name \"" + Names.quoted(name.get()) + "\" " + problem));
        return Names.quoted(name.get());
    }

    private static Map<String, Object> variables(YamlNode.Mapping root, Findings findings) {
        Optional<YamlNode> variables = root.field("variables");
        if (variables.isEmpty()) {
            return Map.of();
        }
        if (variables.get() instanceof YamlNode.Mapping mapping) {
            return mapping.value();
        }
        findings.error(
                variables.get().place(),
                "variables",
                "variables must be a mapping, but is " + variables.get().words());
        return Map.of();
    }

    private static List<NodeDescription> nodes(YamlNode.Mapping root, NodeReader reader, Findings findings) {
        Optional<YamlNode> nodes = root.field("nodes");
        if (nodes.isEmpty()) {
            findings.error(
                    root.placeOf("nodes"), "nodes", "nodes section must be defined in infrastructure description");
            return List.of();
        }
        if (!(nodes.get() instanceof YamlNode.Sequence list)) {
            findings.error(
                    nodes.get().place(),
                    "nodes",
                    "nodes must be a list, but is " + nodes.get().words());
            return List.of();
        }
        return nodes(list, reader, findings);
    }

    private static List<NodeDescription> nodes(YamlNode.Sequence list, NodeReader reader, Findings findings) {
        List<NodeDescription> read = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            String path = "nodes[" + i + "]";
            Place place = list.items().get(i).place();
            reader.read(list.items().get(i), path).ifPresent(node -> {
                Place first = places.putIfAbsent(node.name(), place);
                if (first == null) {
                    read.add(node);
                } else {
                    findings.error(
                            place,
                            path + ".name",
                            "duplicate node name '" + node.name() + "', first at " + first,
                            "give each node a name of its own");
                }
            });
        }
        return read;
    }

    private static Set<String> names(YamlNode.Mapping root) {
        Set<String> names = new LinkedHashSet<>();
        if (root.field("nodes").orElse(root) instanceof YamlNode.Sequence list) {
            list.items().stream()
                    .filter(YamlNode.Mapping.class::isInstance)
                    .flatMap(node -> ((YamlNode.Mapping) node).field("name").stream())
                    .filter(YamlNode.Scalar.class::isInstance)
                    .forEach(name -> names.add(((YamlNode.Scalar) name).text()));
        }
        return names;
    }

    private static void refuseUnknownKeys(YamlNode.Mapping root, Findings findings) {
        root.fields().forEach((key, field) -> {
            if (!KEYS.contains(key)) {
                findings.error(
                        field.key(),
                        key,
                        "unknown key '" + key + "' in infrastructure description",
                        Spelling.hint(key, KEYS));
            }
        });
    }

    private static void refuseCycle(InfrastructureDescription description, Place place, Findings findings) {
        try {
            description.topology();
        } catch (DependencyCycle e) {
            findings.error(place, "dependencies", e.getMessage(), "remove one edge of the ring");
        }
    }
}
