package org.occopus.plugins.chef;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parsed YAML as JSON. */
final class ChefJson {
    static final ObjectMapper MAPPER = new JsonMapper();

    private ChefJson() {}

    static byte[] bytes(Map<String, Object> document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain values can always be written as JSON", e);
        }
    }

    /** A copy that JSON can express and that can be changed: dates become texts, keys too. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> plainMap(map);
            case Collection<?> list -> list.stream().map(ChefJson::plain).toList();
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> number;
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), plain(value)));
        return copy;
    }
}
