package org.occopus.offline;

import java.util.Collection;
import java.util.Set;
import org.occopus.yaml.YamlNode;

/** What a file holds, told by its top-level keys. */
enum DescriptorKind {
    INFRASTRUCTURE("infrastructure"),
    NODE_DEFINITIONS("node_definitions"),
    AUTH_DATA("auth_data");

    private static final Set<String> OF_INFRASTRUCTURES = Set.of("infra_name", "nodes", "dependencies");
    private static final Set<String> OF_AUTH_DATA = Set.of("resource", "config_management");

    private final String word;

    DescriptorKind(String word) {
        this.word = word;
    }

    /** As JSON output has it. */
    String word() {
        return word;
    }

    /** A word for people. */
    String title() {
        return word.replace('_', ' ');
    }

    /** The kind of a document. One that could be anything counts as an infrastructure. */
    static DescriptorKind of(YamlNode root) {
        if (!(root instanceof YamlNode.Mapping mapping)) {
            return INFRASTRUCTURE;
        }
        Collection<String> keys = mapping.fields().keySet();
        if (keys.stream().anyMatch(OF_INFRASTRUCTURES::contains)) {
            return INFRASTRUCTURE;
        }
        if (keys.stream().anyMatch(key -> key.startsWith("node_def:"))) {
            return NODE_DEFINITIONS;
        }
        return keys.stream().anyMatch(OF_AUTH_DATA::contains) ? AUTH_DATA : INFRASTRUCTURE;
    }
}
