package org.occopus.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a node's own variables override those of its infrastructure. */
final class Variables {
    private Variables() {}

    /** Mappings are merged key by key, anything else is replaced as a whole. */
    static Map<String, Object> merged(Map<String, Object> infrastructure, Map<String, Object> node) {
        Map<String, Object> merged = new LinkedHashMap<>(infrastructure);
        node.forEach((key, value) -> merged.put(key, override(infrastructure.get(key), value)));
        return Collections.unmodifiableMap(merged);
    }

    @SuppressWarnings("unchecked") // keys of parsed mappings are texts
    private static Object override(@Nullable Object old, Object own) {
        return old instanceof Map && own instanceof Map
                ? merged((Map<String, Object>) old, (Map<String, Object>) own)
                : own;
    }
}
