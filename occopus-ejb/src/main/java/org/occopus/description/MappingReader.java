package org.occopus.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.yaml.Findings;
import org.occopus.yaml.YamlNode;

/** Reads the {@code mappings} of one edge. */
final class MappingReader {
    private final Findings findings;

    MappingReader(Findings findings) {
        this.findings = findings;
    }

    /** The mappings that are right. */
    List<AttributeMapping> read(YamlNode mappings, String path) {
        if (!(mappings instanceof YamlNode.Sequence list)) {
            findings.error(mappings.place(), path, "mappings must be a list, but is " + mappings.words());
            return List.of();
        }
        List<AttributeMapping> read = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            mapping(list.items().get(i), path + "[" + i + "]").ifPresent(read::add);
        }
        return read;
    }

    private Optional<AttributeMapping> mapping(YamlNode item, String path) {
        if (item instanceof YamlNode.Mapping mapping) {
            boolean synch =
                    mapping.field("synch").map(value -> synch(value, path)).orElse(false);
            return attributes(mapping.field("attributes").orElse(item), synch, path);
        }
        return attributes(item, false, path);
    }

    private boolean synch(YamlNode value, String path) {
        if (value.value() instanceof Boolean synch) {
            return synch;
        }
        findings.error(value.place(), path + ".synch", "synch must be true or false, but is " + value.words());
        return false;
    }

    private Optional<AttributeMapping> attributes(YamlNode pair, boolean synch, String path) {
        if (pair instanceof YamlNode.Sequence list && list.value().stream().allMatch(String.class::isInstance)) {
            List<String> names = list.value().stream().map(String.class::cast).toList();
            if (names.size() == 2) {
                return Optional.of(new AttributeMapping(names.get(0), names.get(1), synch));
            }
        }
        findings.error(
                pair.place(),
                path,
                "a mapping needs the names of two attributes",
                "write attributes: [ 'of.the.dependee', 'of.the.dependent' ]");
        return Optional.empty();
    }
}
