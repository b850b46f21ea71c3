package org.occopus.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.yaml.Findings;
import org.occopus.yaml.Place;
import org.occopus.yaml.YamlNode;

/**
 * A description that is right by itself, with the places that later checks need to point at.
 *
 * @param description the description
 * @param source the document; its {@code nodes} are those of the description, in the same order
 * @param findings warnings so far; later checks add to it
 */
public record ReadDescription(InfrastructureDescription description, YamlNode.Mapping source, Findings findings) {

    /**
     * Where a key of a node stands.
     *
     * @param node the node's name
     * @param key the key
     * @return the node's place when it has no such key
     */
    public Place placeOf(String node, String key) {
        return find(node).map(mapping -> mapping.placeOf(key)).orElse(source.place());
    }

    /** The variables that a node has by itself, without those of the infrastructure. */
    Map<String, Object> ownVariables(String node) {
        return find(node)
                .flatMap(mapping -> mapping.field("variables"))
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .map(YamlNode.Mapping::value)
                .orElse(Map.of());
    }

    private Optional<YamlNode.Mapping> find(String node) {
        return source.field("nodes")
                .filter(YamlNode.Sequence.class::isInstance)
                .map(YamlNode.Sequence.class::cast)
                .map(YamlNode.Sequence::items)
                .flatMap(items ->
                        items.stream().filter(item -> isNamed(item, node)).findFirst())
                .map(YamlNode.Mapping.class::cast);
    }

    private static boolean isNamed(YamlNode item, String name) {
        return item instanceof YamlNode.Mapping mapping
                && mapping.field("name")
                        .map(YamlNode::value)
                        .filter(name::equals)
                        .isPresent();
    }

    /** The path of a key of a node, as findings tell it. */
    public String pathOf(String node, String key) {
        List<String> names =
                description.nodes().stream().map(NodeDescription::name).toList();
        return "nodes[" + names.indexOf(node) + "]." + key;
    }

    /** Where the dependencies stand. */
    public Place placeOfDependencies() {
        return source.placeOf("dependencies");
    }
}
