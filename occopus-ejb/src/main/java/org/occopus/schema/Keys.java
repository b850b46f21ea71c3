package org.occopus.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.occopus.spi.setting.Setting;

/** Schema of a mapping, key by key. Not thread-safe. */
final class Keys {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    /** A key that may be left out. */
    Keys optional(String key, Map<String, Object> schema) {
        properties.put(key, schema);
        return this;
    }

    /** A key that must be there. */
    Keys required(String key, Map<String, Object> schema) {
        required.add(key);
        return optional(key, schema);
    }

    /** Keys that a plugin declares. */
    Keys settings(List<Setting> settings) {
        settings.forEach(setting -> {
            if (setting.required()) {
                required.add(setting.key());
            }
            properties.put(setting.key(), Values.of(setting));
        });
        return this;
    }

    /** Other keys are allowed. */
    Map<String, Object> open() {
        Map<String, Object> schema = Values.of("object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    /** No other key is allowed. */
    Map<String, Object> closed() {
        Map<String, Object> schema = open();
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * A rule for each kind of section, to be added to another schema.
     *
     * @param types what users may write as its type
     * @param then what holds for the section besides, by its type
     */
    static List<Map<String, Object>> byType(SortedSet<String> types, Function<String, Map<String, Object>> then) {
        return types.stream()
                .map(type -> {
                    Map<String, Object> rule = new LinkedHashMap<>();
                    rule.put(
                            "if",
                            new Keys().required("type", Map.of("const", type)).open());
                    rule.put("then", then.apply(type));
                    return rule;
                })
                .toList();
    }
}
