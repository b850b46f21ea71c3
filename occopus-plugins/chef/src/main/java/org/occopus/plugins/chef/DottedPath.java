package org.occopus.plugins.chef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of an attribute, its levels separated by dots.
 *
 * @param parts never empty
 */
record DottedPath(List<String> parts) {

    static DottedPath of(String name) {
        return new DottedPath(List.of(name.split("\\.", -1)));
    }

    /** Puts a value into a tree, making levels that are not there; what is in the way of a level gives way. */
    void put(Map<String, @Nullable Object> tree, @Nullable Object value) {
        Map<String, @Nullable Object> level = tree;
        for (String part : parts.subList(0, parts.size() - 1)) {
            level = below(level, part);
        }
        String last = parts.getLast();
        if (value instanceof Map<?, ?> entries && level.get(last) instanceof Map<?, ?>) {
            Map<String, @Nullable Object> known = below(level, last);
            entries.forEach((key, entry) -> new DottedPath(List.of(String.valueOf(key))).put(known, entry));
        } else {
            level.put(last, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> below(Map<String, @Nullable Object> level, String key) {
        if (level.get(key) instanceof Map<?, ?> known) {
            return (Map<String, @Nullable Object>) known;
        }
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        level.put(key, made);
        return made;
    }

    boolean isIn(JsonNode tree) {
        JsonNode found = tree;
        for (String part : parts) {
            found = found.path(part);
        }
        return !found.isMissingNode() && !found.isNull();
    }
}
