package org.occopus.plugins.cloudinit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parsed YAML mappings with text keys. */
final class Mappings {
    private Mappings() {}

    /** The mapping with text keys, in the same order; empty when the value is no mapping. */
    static Map<String, Object> of(Object value) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> mapping.put(String.valueOf(key), item));
        }
        return mapping;
    }
}
