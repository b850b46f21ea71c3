package org.occopus.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Setting;

/** Schema of authentication data: what {@code credentials} reads. Unknown keys and sections are worth a warning only. */
final class AuthDataSchema {
    private static final String LOGIN = "auth_data";

    private final PluginRegistry plugins;
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    AuthDataSchema(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    Map<String, Object> schema() {
        Map<String, Object> managers = section(
                "config_management",
                "Logins of config managers.",
                plugins.configManagerTypes(),
                type -> plugins.configManager(type)
                        .map(ConfigManagerFactory::credentialSettings)
                        .orElseThrow());
        Map<String, Object> clouds = section(
                "resource",
                "Logins of clouds.",
                plugins.cloudTypes(),
                type -> plugins.cloud(type)
                        .map(ResourceHandlerFactory::credentialSettings)
                        .orElseThrow());
        Map<String, Object> schema = new Keys()
                .optional("resource", clouds)
                .optional("config_management", managers)
                .open();
        schema.put("additionalProperties", managers);
        schema.put("$defs", definitions);
        return schema;
    }

    private Map<String, Object> section(
            String name, String meaning, SortedSet<String> types, Function<String, List<Setting>> settings) {
        types.forEach(type -> definitions.put(
                name + "-" + type, new Keys().settings(settings.apply(type)).open()));
        Map<String, Object> type = Values.described(
                "Which sections the login is for; so is every other key beside auth_data.",
                Map.of("examples", List.copyOf(types)));
        Map<String, Object> entry = new Keys()
                .optional("type", type)
                .required(LOGIN, Values.described("The login itself.", Values.of("object")))
                .open();
        entry.put(
                "allOf",
                Keys.byType(types, known -> Map.of("properties", Map.of(LOGIN, Values.reference(name + "-" + known)))));
        Map<String, Object> section = Values.described(meaning, Values.optional("array"));
        section.put("items", entry);
        return section;
    }
}
