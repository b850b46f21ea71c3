package org.occopus.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/** Schemas of single values. A key whose value is YAML null counts as left out, so optional values may be null. */
final class Values {
    private static final String NULL = "null";
    private static final String TEMPLATE = "\\{\\{";
    private static final String WHOLE = "^\\s*[+-]?[0-9]{1,18}\\s*$|" + TEMPLATE;
    private static final String DECIMAL = "^\\s*[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?\\s*$|" + TEMPLATE;

    private Values() {}

    /** A value of one of these JSON types. */
    static Map<String, Object> of(String... types) {
        return withType(List.of(types));
    }

    /** A value of one of these JSON types, or null. */
    static Map<String, Object> optional(String... types) {
        List<String> all = new ArrayList<>(List.of(types));
        all.add(NULL);
        return withType(all);
    }

    private static Map<String, Object> withType(List<String> types) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types.size() == 1 ? types.get(0) : types);
        return schema;
    }

    static Map<String, Object> reference(String definition) {
        return Map.of("$ref", "#/$defs/" + definition);
    }

    static Map<String, Object> described(String meaning, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", meaning);
        described.putAll(schema);
        return described;
    }

    /** What a plugin takes. */
    static Map<String, Object> of(Setting setting) {
        String[] types = types(setting.type());
        Map<String, Object> schema = described(setting.meaning(), setting.required() ? of(types) : optional(types));
        switch (setting.type()) {
            case INTEGER -> schema.put("pattern", WHOLE);
            case NUMBER -> schema.put("pattern", DECIMAL);
            case LIST -> schema.put("items", Map.of("not", of(NULL)));
            case TEXT, BOOLEAN, MAPPING, TEXT_OR_LIST, ANY -> {}
        }
        if (setting.secret()) {
            schema.put("writeOnly", true);
        }
        return schema;
    }

    /** The JSON types of what {@link SettingType#accepts} accepts. */
    private static String[] types(SettingType type) {
        return switch (type) {
            case TEXT -> new String[] {"string", "number", "boolean"};
            case INTEGER -> new String[] {"integer", "string"};
            case NUMBER -> new String[] {"number", "string"};
            case BOOLEAN -> new String[] {"boolean"};
            case LIST -> new String[] {"array"};
            case MAPPING -> new String[] {"object"};
            case TEXT_OR_LIST -> new String[] {"string", "array"};
            case ANY -> new String[] {"string", "number", "boolean", "array", "object"};
        };
    }
}
