package org.occopus.preview;

import java.util.LinkedHashMap;
import java.util.Map;
import org.occopus.resolution.ResolvedNode;

/**
 * One instance as it would be made.
 *
 * @param node its node
 * @param id placeholder
 * @param address placeholder; the instance has no other one
 * @param resolved what would be sent
 */
public record PreviewedInstance(String node, String id, String address, ResolvedNode resolved) {

    /** The instance as users see it; parts that it does not have are left out. */
    Map<String, Object> mapping() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("node", node);
        mapping.put("id", id);
        mapping.put("address", address);
        mapping.put("resource", resolved.resource());
        mapping.put("attributes", resolved.attributes());
        putUnlessEmpty(mapping, "config_management", resolved.configManagement());
        if (!resolved.healthCheck().isEmpty()) {
            mapping.put("health_check", typed(resolved.healthCheck()));
        }
        resolved.context().ifPresent(context -> mapping.put("context", context));
        return mapping;
    }

    /** The type may be left out, and the original fills it in. */
    private static Map<String, Object> typed(Map<String, Object> healthCheck) {
        Map<String, Object> typed = new LinkedHashMap<>(Map.of("type", "basic"));
        typed.putAll(healthCheck);
        return typed;
    }

    private static void putUnlessEmpty(Map<String, Object> mapping, String key, Map<String, Object> section) {
        if (!section.isEmpty()) {
            mapping.put(key, section);
        }
    }
}
