package org.occopus.client.description;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Finds the import tags of one YAML text by its parse events; no value is ever built. */
final class ImportScan {
    private static final String PREFIX = "file://";

    private final List<Import> imports = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /**
     * A file that is named by an import tag.
     *
     * @param path what stands after {@code file://}
     * @param yaml whether the file may import others itself
     * @param line of the url, counted from 1
     * @param column of the url, counted from 1
     */
    record Import(String path, boolean yaml, int line, int column) {}

    private ImportScan() {}

    /** The imports of the text in their order, up to its first syntax error. */
    static List<Import> of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        ImportScan scan = new ImportScan();
        try {
            new Yaml(options).parse(new StringReader(text)).forEach(scan::event);
        } catch (YAMLException e) {
            return List.copyOf(scan.imports); // The server parses the text again and tells the line and column.
        }
        return List.copyOf(scan.imports);
    }

    private void event(Event event) {
        if (event instanceof CollectionEndEvent) {
            levels.pop();
            return;
        }
        if (!(event instanceof NodeEvent)) {
            return;
        }
        Level parent = levels.peek();
        boolean value = parent != null && parent.nextIsValue();
        if (event instanceof ScalarEvent scalar && parent != null) {
            scalar(parent, scalar, value);
        }
        if (event instanceof CollectionStartEvent start) {
            levels.push(new Level(
                    start instanceof MappingStartEvent, importTag(start).orElse(null)));
        }
    }

    private void scalar(Level parent, ScalarEvent scalar, boolean value) {
        if (!value) {
            parent.key = scalar.getValue();
        } else if (parent.tag != null
                && parent.key.equals("url")
                && scalar.getValue().startsWith(PREFIX)) {
            imports.add(new Import(
                    scalar.getValue().substring(PREFIX.length()),
                    parent.tag.equals("!yaml_import"),
                    scalar.getStartMark().getLine() + 1,
                    scalar.getStartMark().getColumn() + 1));
        }
    }

    private static Optional<String> importTag(CollectionStartEvent start) {
        return Optional.ofNullable(start.getTag())
                .filter(tag -> tag.equals("!text_import") || tag.equals("!yaml_import"));
    }

    /** One open collection: in a mapping, keys and values take turns. */
    private static final class Level {
        private final boolean mapping;
        private final @Nullable String tag;
        private String key = "";
        private boolean valueIsNext;

        Level(boolean mapping, @Nullable String tag) {
            this.mapping = mapping;
            this.tag = tag;
        }

        /** Whether the node that starts now is a value; the one after it is then of the other kind. */
        boolean nextIsValue() {
            if (!mapping) {
                return true;
            }
            boolean value = valueIsNext;
            valueIsNext = !value;
            return value;
        }
    }
}
