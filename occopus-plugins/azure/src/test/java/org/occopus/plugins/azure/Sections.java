package org.occopus.plugins.azure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.occopus.spi.setting.Section;

/** Sections of node definitions for tests. */
final class Sections {
    private Sections() {}

    /** Keys and values in turn. */
    static Section of(Object... keysAndValues) {
        return new Section(mapping(keysAndValues));
    }

    /** The same section with further keys and values, in turn. */
    static Section with(Section section, Object... keysAndValues) {
        Map<String, Object> values = new LinkedHashMap<>(section.values());
        values.putAll(mapping(keysAndValues));
        return new Section(values);
    }

    static Section without(Section section, String key) {
        Map<String, Object> values = new LinkedHashMap<>(section.values());
        values.remove(key);
        return new Section(values);
    }

    private static Map<String, Object> mapping(Object... keysAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int position = 0; position < keysAndValues.length; position += 2) {
            values.put(keysAndValues[position].toString(), keysAndValues[position + 1]);
        }
        return values;
    }

    static Section machine(String endpoint) {
        return of(
                "endpoint", endpoint,
                "resource_group", "Lab",
                "location", "West Europe",
                "vm_size", "Standard_B1s",
                "publisher", "Canonical",
                "offer", "ubuntu-24_04-lts",
                "sku", "server",
                "version", "latest",
                "username", "azureuser",
                "password", "Long-Enough-1");
    }

    static Section containers(String endpoint) {
        return of(
                "endpoint", endpoint,
                "resource_group", "Lab",
                "location", "West Europe",
                "cpu_cores", 1,
                "memory", "1.5",
                "image", "alpine:3",
                "os_type", "linux",
                "network_type", "Private");
    }
}
