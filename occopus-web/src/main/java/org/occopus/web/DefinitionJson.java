package org.occopus.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.setting.Setting;

/** A node definition as JSON; what a plugin declares secret is masked. */
final class DefinitionJson {
    private static final String MASK = "***";

    private final PluginRegistry plugins;

    DefinitionJson(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    JsonObject of(NodeDefinition definition) {
        JsonArrayBuilder implementations = Wire.JSON.createArrayBuilder();
        definition.implementations().forEach(one -> implementations.add(implementation(one)));
        return Wire.JSON
                .createObjectBuilder()
                .add("name", definition.name())
                .add("implementations", implementations)
                .build();
    }

    private JsonObjectBuilder implementation(Implementation one) {
        Set<String> secret = plugins.cloud(one.cloudType()).stream()
                .flatMap(cloud -> cloud.settings().stream())
                .filter(Setting::secret)
                .map(Setting::key)
                .collect(Collectors.toSet());
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("resource", mapping(one.resource(), secret));
        section(json, "contextualisation", one.contextualisation());
        section(json, "config_management", one.configManagement());
        section(json, "health_check", one.healthCheck());
        one.cost().ifPresent(cost -> json.add("cost", cost));
        return json;
    }

    private static void section(JsonObjectBuilder json, String name, Map<String, Object> section) {
        if (!section.isEmpty()) {
            json.add(name, mapping(section, Set.of()));
        }
    }

    private static JsonObjectBuilder mapping(Map<?, ?> mapping, Set<String> secret) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        mapping.forEach((key, value) -> {
            String name = String.valueOf(key);
            json.add(name, secret.contains(name) ? Wire.JSON.createValue(MASK) : value(value));
        });
        return json;
    }

    static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Number number -> Wire.JSON.createValue(new BigDecimal(number.toString()));
            case Map<?, ?> mapping -> mapping(mapping, Set.of()).build();
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
