package org.occopus.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.health.HealthCheck;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlNode;

/** Checks a {@code health_check} section: its own keys and one key for each installed health check. */
final class HealthCheckSection {
    private static final String TYPE = "basic";
    private static final Set<String> OF_THE_MANUAL = Set.of("ping", "ports", "urls", "mysqldbs");

    private final PluginRegistry registry;
    private final SectionCheck check;

    HealthCheckSection(PluginRegistry registry, SectionCheck check) {
        this.registry = registry;
        this.check = check;
    }

    void check(YamlNode.Mapping section) {
        section.field("type")
                .filter(type -> !TYPE.equals(type.value()))
                .ifPresent(type -> check.error(
                        type.place(),
                        ".type",
                        "Unknown type of health check: " + type.words(),
                        "the only one is " + TYPE));
        section.field("timeout")
                .filter(timeout -> !(timeout.value() instanceof Integer seconds && seconds > 0))
                .ifPresent(timeout -> check.error(
                        timeout.place(),
                        ".timeout",
                        "Invalid value of 'timeout' section! Must be integer, above 0; it is " + timeout.words(),
                        "seconds"));
        refuseUnknown(section);
        for (HealthCheck plugin : registry.healthChecks()) {
            section.field(plugin.setting().key()).ifPresent(value -> check(section, plugin, value));
        }
    }

    private void refuseUnknown(YamlNode.Mapping section) {
        List<String> known = new ArrayList<>(List.of("timeout"));
        registry.healthChecks().forEach(plugin -> known.add(plugin.setting().key()));
        List<String> unknown = section.fields().keySet().stream()
                .filter(key -> !key.equals("type") && !known.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            String first = unknown.get(0);
            String hint = OF_THE_MANUAL.contains(first)
                    ? "the plugin for '" + first + "' is not installed"
                    : Spelling.hint(first, known);
            check.error(section.placeOf(first), "." + first, "Unknown key(s): " + String.join(", ", unknown), hint);
        }
    }

    private void check(YamlNode.Mapping section, HealthCheck plugin, YamlNode value) {
        Object parsed = value.value();
        if (parsed != null && check.hasType(value, plugin.setting())) {
            plugin.check(parsed).forEach(problem -> check.tell(section, problem));
        }
    }
}
