package org.occopus.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed value and its place. An alias is the very object that its anchor named, so identity tells which node of a
 * document is meant. Immutable; equality is identity.
 */
public sealed interface YamlNode {

    /** Where it begins; for an imported text the place of the import. */
    Place place();

    /** The value as texts, numbers, booleans, lists and mappings in file order, unmodifiable; null for YAML null. */
    @Nullable
    Object value();

    /** How much memory the value takes when no part of it is shared any more, in characters, roughly. */
    long weight();

    /** How many collections are nested; 0 for a scalar. */
    int depth();

    /** What it is, to end the sentence "but is …". */
    String words();

    /** A scalar. */
    final class Scalar implements YamlNode {
        private static final int OVERHEAD = 8;

        private final Place place;
        private final String text;
        private final @Nullable Object value;
        private final Optional<Place> firstLine;
        private final boolean date;

        private Scalar(Place place, String text, @Nullable Object value, Optional<Place> firstLine, boolean date) {
            this.place = place;
            this.text = text;
            this.value = value;
            this.firstLine = firstLine;
            this.date = date;
        }

        Scalar(Place place, String text, @Nullable Object value) {
            this(place, text, value, Optional.empty(), false);
        }

        /** A text whose lines are those of a file. */
        static Scalar ofLines(Place place, String text, Place firstLine) {
            return new Scalar(place, text, text, Optional.of(firstLine), false);
        }

        /** A date or time of day, whose value is the text that Python prints. */
        static Scalar ofDate(Place place, String text, String printed) {
            return new Scalar(place, text, printed, Optional.empty(), true);
        }

        /** Whether it was written as a date; its value is a text all the same. */
        public boolean isDate() {
            return date;
        }

        /**
         * Where a line of the text stands.
         *
         * @param line from 1
         * @return the scalar's own place when its lines are not those of the file
         */
        public Place placeOfLine(int line) {
            return firstLine
                    .map(first -> new Place(first.file(), first.line() + line - 1, first.column()))
                    .orElse(place);
        }

        /** As it was written, escapes and folding resolved. */
        public String text() {
            return text;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public @Nullable Object value() {
            return value;
        }

        @Override
        public long weight() {
            return (long) OVERHEAD + text.length();
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public String words() {
            if (date) {
                return "the date " + shortened();
            }
            return switch (value) {
                case null -> "empty";
                case String ignored -> "the text '" + shortened() + "'";
                case Boolean ignored -> shortened();
                default -> "the number " + shortened();
            };
        }

        private String shortened() {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
    }

    /** A sequence. */
    final class Sequence implements YamlNode {
        private final Place place;
        private final List<YamlNode> items;
        private final List<Object> value;
        private final long weight;
        private final int depth;

        Sequence(Place place, List<YamlNode> items) {
            this.place = place;
            this.items = List.copyOf(items);
            this.value = listOf(items);
            this.weight = 16 + items.stream().mapToLong(YamlNode::weight).sum();
            this.depth = 1 + items.stream().mapToInt(YamlNode::depth).max().orElse(0);
        }

        @SuppressWarnings("NullAway") // YAML null is a value within collections
        private static List<Object> listOf(List<YamlNode> items) {
            List<Object> values = new ArrayList<>(items.size());
            items.forEach(item -> values.add(item.value()));
            return Collections.unmodifiableList(values);
        }

        /** The items; empty when there is none. */
        public List<YamlNode> items() {
            return items;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public List<Object> value() {
            return value;
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /**
     * One key of a mapping and its value.
     *
     * @param key where the key stands
     * @param value the value
     */
    record Field(Place key, YamlNode value) {}

    /** A mapping; keys other than texts count as their text. */
    final class Mapping implements YamlNode {
        private final Place place;
        private final Map<String, Field> fields;
        private final Map<String, Object> value;
        private final long weight;
        private final int depth;

        Mapping(Place place, Map<String, Field> fields) {
            this.place = place;
            this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            this.value = mapOf(fields);
            this.weight = 16
                    + fields.entrySet().stream()
                            .mapToLong(field -> field.getKey().length()
                                    + field.getValue().value().weight())
                            .sum();
            this.depth = 1
                    + fields.values().stream()
                            .mapToInt(field -> field.value().depth())
                            .max()
                            .orElse(0);
        }

        @SuppressWarnings("NullAway") // YAML null is a value within collections
        private static Map<String, Object> mapOf(Map<String, Field> fields) {
            Map<String, Object> values = new LinkedHashMap<>();
            fields.forEach((key, field) -> values.put(key, field.value().value()));
            return Collections.unmodifiableMap(values);
        }

        /** The fields by key in file order. */
        public Map<String, Field> fields() {
            return fields;
        }

        /** The value of a key; empty when the key is missing or its value is null. */
        public Optional<YamlNode> field(String key) {
            return Optional.ofNullable(fields.get(key)).map(Field::value).filter(node -> node.value() != null);
        }

        /** Where a key stands; the mapping's own place when it has no such key. */
        public Place placeOf(String key) {
            Field field = fields.get(key);
            return field == null ? place : field.key();
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public Map<String, Object> value() {
            return value;
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public String words() {
            return "a mapping";
        }
    }
}
