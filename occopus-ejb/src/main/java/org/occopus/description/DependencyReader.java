package org.occopus.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Place;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Reads {@code dependencies}. The ends of an edge are nodes, written as aliases or as names. */
final class DependencyReader {
    private final Findings findings;
    private final Set<String> names;

    /**
     * @param findings takes what is wrong
     * @param names the nodes, wrong ones included as far as they have a name
     */
    DependencyReader(Findings findings, Set<String> names) {
        this.findings = findings;
        this.names = names;
    }

    /** The edges that are right; none when the section is an empty mapping. */
    List<Dependency> read(YamlNode dependencies) {
        boolean none = dependencies instanceof YamlNode.Mapping mapping
                && mapping.fields().isEmpty();
        if (none) {
            return List.of();
        }
        if (!(dependencies instanceof YamlNode.Sequence edges)) {
            findings.error(
                    dependencies.place(),
                    "dependencies",
                    "dependencies must be a list, but is " + dependencies.words());
            return List.of();
        }
        List<Dependency> read = new ArrayList<>();
        for (int i = 0; i < edges.items().size(); i++) {
            edge(edges.items().get(i), "dependencies[" + i + "]").ifPresent(read::add);
        }
        return read;
    }

    private Optional<Dependency> edge(YamlNode item, String path) {
        if (item instanceof YamlNode.Sequence ends) {
            return edge(ends, List.of(), path);
        }
        Optional<YamlNode> connection =
                item instanceof YamlNode.Mapping mapping ? mapping.field("connection") : Optional.empty();
        if (connection.isEmpty() || !(connection.get() instanceof YamlNode.Sequence ends)) {
            findings.error(
                    item.place(),
                    path,
                    "undefined connection",
                    "write connection: [ *DEPENDENT, *DEPENDEE ], the node that waits first");
            return Optional.empty();
        }
        Optional<YamlNode> mappings = ((YamlNode.Mapping) item).field("mappings");
        return edge(
                ends,
                mappings.map(list -> new MappingReader(findings).read(list, path + ".mappings"))
                        .orElse(List.of()),
                path + ".connection");
    }

    private Optional<Dependency> edge(YamlNode.Sequence ends, List<AttributeMapping> mappings, String path) {
        if (ends.items().size() != 2) {
            findings.error(
                    ends.place(),
                    path,
                    "a connection joins two nodes, but this one has "
                            + ends.items().size(),
                    "write [ *DEPENDENT, *DEPENDEE ]");
            return Optional.empty();
        }
        Optional<String> dependent = end(ends.items().get(0), ends.place(), path + "[0]");
        Optional<String> dependee = end(ends.items().get(1), ends.place(), path + "[1]");
        return dependent.flatMap(one -> dependee.map(other -> new Dependency(one, other, mappings)));
    }

    private Optional<String> end(YamlNode end, Place ends, String path) {
        Optional<String> name = nameOf(end);
        if (name.filter(names::contains).isPresent()) {
            return name;
        }
        if (!findings.hasErrorAt(end.place())) {
            String known = name.filter(text -> !text.isEmpty())
                    .map(text -> "'" + text + "'")
                    .orElse(end.words());
            findings.error(
                    isBefore(end.place(), ends) ? ends : end.place(),
                    path,
                    "a connection names a node that is not in nodes: " + known,
                    Spelling.hint(name.orElse(""), names));
        }
        return Optional.empty();
    }

    /** Whether an alias leads to something above the edge. */
    private static boolean isBefore(Place end, Place ends) {
        return end.file().equals(ends.file()) && end.line() < ends.line();
    }

    private static Optional<String> nameOf(YamlNode end) {
        YamlNode name =
                end instanceof YamlNode.Mapping node ? node.field("name").orElse(end) : end;
        return name instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
