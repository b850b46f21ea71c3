package org.occopus.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.occopus.yaml.YamlNode.Field;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Composes the values of one file from parser events; anchors are known within the file. */
final class YamlComposer {
    private static final String MERGE = "<<";

    private final YamlReader reader;
    private final String file;
    private final String content;
    private final Parser parser;
    private final YamlTags tags;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();

    YamlComposer(YamlReader reader, String file, String text) {
        this.reader = reader;
        this.file = file;
        this.tags = new YamlTags(reader, file);
        this.content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.parser = new ParserImpl(new StreamReader(content), YamlReader.options());
    }

    /** The only document of the file; an empty file is an empty value. */
    YamlNode document() {
        try {
            return soleDocument();
        } catch (MarkedYAMLException e) {
            throw YamlSyntax.refusal(e, file, reader.findings());
        } catch (YAMLException e) {
            throw YamlSyntax.refusal(e, file, content, reader.findings());
        }
    }

    private YamlNode soleDocument() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return YamlReader.empty(new Place(file, 1, 1));
        }
        parser.getEvent();
        YamlNode root = node(0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            reader.findings()
                    .error(
                            placeOf(parser.peekEvent()),
                            "",
                            "the file holds more than one document",
                            "remove the '---' line and what follows it, or make it a file of its own");
        }
        return root;
    }

    private YamlNode node(int depth) {
        Event event = parser.getEvent();
        if (depth > YamlReader.DEEPEST) {
            throw reader.tooDeep(placeOf(event));
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor == null) {
            return collectionOrScalar(event, depth);
        }
        openAnchors.add(anchor);
        YamlNode node = collectionOrScalar(event, depth);
        openAnchors.remove(anchor);
        anchors.put(anchor, node);
        return node;
    }

    private YamlNode collectionOrScalar(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return tags.scalar(placeOf(event), scalar);
        }
        Place place = placeOf(event);
        YamlNode node = event instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
        parser.getEvent();
        return tags.collection(reader.bounded(node), ((CollectionStartEvent) event).getTag());
    }

    private YamlNode aliased(AliasEvent alias) {
        String name = alias.getAnchor();
        YamlNode known = anchors.get(name);
        if (openAnchors.contains(name)) {
            reader.findings().error(placeOf(alias), "", "anchor '" + name + "' contains itself");
        } else if (known == null) {
            reader.findings()
                    .error(
                            placeOf(alias),
                            "",
                            "undefined alias '*" + name + "': there is no anchor '&" + name + "' above it",
                            Spelling.hint(name, anchors.keySet()));
        } else {
            return known;
        }
        return YamlReader.empty(placeOf(alias));
    }

    private YamlNode sequence(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        long weight = 0;
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            YamlNode item = node(depth + 1);
            items.add(item);
            weight += item.weight();
            if (weight > YamlReader.HEAVIEST) {
                break;
            }
        }
        return reader.bounded(new YamlNode.Sequence(place, items));
    }

    private YamlNode mapping(Place place, int depth) {
        Map<String, Field> own = new LinkedHashMap<>();
        List<YamlNode> merges = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            boolean merge = isMerge(parser.peekEvent());
            YamlNode key = node(depth + 1);
            YamlNode value = node(depth + 1);
            if (merge) {
                merges.add(value);
            } else {
                add(own, key, value);
            }
        }
        return new YamlNode.Mapping(place, merges.isEmpty() ? own : merged(own, merges));
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag() == null
                && scalar.getValue().equals(MERGE);
    }

    private void add(Map<String, Field> fields, YamlNode key, YamlNode value) {
        if (!(key instanceof YamlNode.Scalar scalar)) {
            reader.findings().error(key.place(), "", "a key must be a text, but is " + key.words());
            return;
        }
        String name = scalar.value() instanceof String text ? text : scalar.text();
        Field first = fields.putIfAbsent(name, new Field(key.place(), value));
        if (first != null) {
            reader.findings()
                    .error(
                            key.place(),
                            name,
                            "duplicate key '" + name + "', first at line "
                                    + first.key().line() + ", column "
                                    + first.key().column());
        }
    }

    private Map<String, Field> merged(Map<String, Field> own, List<YamlNode> merges) {
        Map<String, Field> fields = new LinkedHashMap<>();
        merges.stream()
                .flatMap(merge ->
                        merge instanceof YamlNode.Sequence several ? several.items().stream() : Stream.of(merge))
                .forEach(merge -> copy(merge, fields));
        fields.putAll(own);
        return fields;
    }

    private void copy(YamlNode merge, Map<String, Field> fields) {
        if (merge instanceof YamlNode.Mapping mapping) {
            reader.countMerged(merge.place(), mapping.fields().size());
            mapping.fields().forEach(fields::putIfAbsent);
        } else {
            reader.findings().error(merge.place(), MERGE, "only mappings can be merged, but this is " + merge.words());
        }
    }

    private Place placeOf(Event event) {
        return YamlSyntax.place(file, event.getStartMark());
    }
}
