package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;

/** A node definition as JSON. */
final class DefinitionJson {
    private DefinitionJson() {}

    /** @param definition one whose secrets are masked */
    static JsonObject of(NodeDefinition definition) {
        JsonArrayBuilder implementations = Wire.JSON.createArrayBuilder();
        definition.implementations().forEach(one -> implementations.add(implementation(one)));
        return Wire.JSON
                .createObjectBuilder()
                .add("name", definition.name())
                .add("implementations", implementations)
                .build();
    }

    private static JsonObjectBuilder implementation(Implementation one) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("resource", mapping(one.resource()));
        section(json, "contextualisation", one.contextualisation());
        section(json, "config_management", one.configManagement());
        section(json, "health_check", one.healthCheck());
        one.cost().ifPresent(cost -> json.add("cost", cost));
        return json;
    }

    private static void section(JsonObjectBuilder json, String name, Map<String, Object> section) {
        if (!section.isEmpty()) {
            json.add(name, mapping(section));
        }
    }

    static JsonObjectBuilder mapping(Map<?, ?> mapping) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        mapping.forEach((key, value) -> json.add(String.valueOf(key), value(value)));
        return json;
    }

    static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Number number -> Wire.JSON.createValue(new BigDecimal(number.toString()));
            case Map<?, ?> mapping -> mapping(mapping).build();
            case List<?> list -> list(list);
            default -> Wire.JSON.createValue(value.toString());
        };
    }

    private static JsonValue list(List<?> list) {
        JsonArrayBuilder json = Wire.JSON.createArrayBuilder();
        list.forEach(item -> json.add(value(item)));
        return json.build();
    }
}
