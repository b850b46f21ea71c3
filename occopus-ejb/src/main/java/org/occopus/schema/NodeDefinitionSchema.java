package org.occopus.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Setting;

/** Schema of files of node definitions: what {@code definition} reads. */
final class NodeDefinitionSchema {
    private final PluginRegistry plugins;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    NodeDefinitionSchema(PluginRegistry plugins) {
        this.plugins = plugins;
        definitions.put("implementation", implementation());
    }

    Map<String, Object> schema() {
        Map<String, Object> implementations =
                Values.described("The ways to make this node, on one cloud or on several.", Values.of("array"));
        implementations.put("items", Values.reference("implementation"));
        implementations.put("minItems", 1);
        Map<String, Object> schema = Values.of("object");
        schema.put("patternProperties", Map.of("^node_def:.", implementations));
        schema.put("additionalProperties", false);
        schema.put("$defs", definitions);
        return schema;
    }

    private Map<String, Object> implementation() {
        Map<String, Object> cost = Values.described(
                "Of one instance, in any unit; selection: cheapest_first goes by it.", Values.optional("number"));
        cost.put("minimum", 0);
        return new Keys()
                .required(
                        "resource",
                        section(
                                "resource",
                                "The cloud and what to ask of it.",
                                plugins.cloudTypes(),
                                type -> plugins.cloud(type)
                                        .map(ResourceHandlerFactory::settings)
                                        .orElseThrow()))
                .optional(
                        "contextualisation",
                        section(
                                "contextualisation",
                                "What the machine does at its first boot.",
                                plugins.contextualiserTypes(),
                                type -> plugins.contextualiser(type)
                                        .map(Contextualiser::settings)
                                        .orElseThrow()))
                .optional(
                        "config_management",
                        section(
                                "config_management",
                                "What configures the node.",
                                plugins.configManagerTypes(),
                                type -> plugins.configManager(type)
                                        .map(ConfigManagerFactory::settings)
                                        .orElseThrow()))
                .optional("health_check", healthCheck())
                .optional("cost", cost)
                .closed();
    }

    private Map<String, Object> section(
            String name, String meaning, SortedSet<String> types, Function<String, List<Setting>> settings) {
        types.forEach(type -> definitions.put(
                name + "-" + type,
                new Keys()
                        .required("type", Map.of("const", type))
                        .settings(settings.apply(type))
                        .closed()));
        Map<String, Object> section = Values.described(
                meaning, new Keys().required("type", Map.of("enum", types)).open());
        section.put("allOf", Keys.byType(types, type -> Values.reference(name + "-" + type)));
        return section;
    }

    private Map<String, Object> healthCheck() {
        Map<String, Object> timeout = Values.described(
                "Seconds that an instance may take to become healthy, and may be unhealthy.",
                Values.optional("integer"));
        timeout.put("minimum", 1);
        return Values.described(
                "What tells that an instance is well.",
                new Keys()
                        .optional("type", Map.of("anyOf", List.of(Map.of("const", "basic"), Values.of("null"))))
                        .optional("timeout", timeout)
                        .settings(plugins.healthChecks().stream()
                                .map(HealthCheck::setting)
                                .toList())
                        .closed());
    }
}
