package org.occopus.spi.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.setting.Section;

/**
 * A node instance as a config manager sees it.
 *
 * @param owner its ids and name
 * @param settings the {@code config_management} section, templates rendered
 * @param attributes the rendered attributes, {@code connections} included
 * @param awaited names of attributes that other nodes wait for (manual, "synch"), parts separated by dots; where there
 *     is a service that keeps attributes, the node counts as configured only when it has them all
 */
public record ConfigNode(Owner owner, Section settings, Map<String, Object> attributes, List<String> awaited) {

    /** Copies the collections. */
    public ConfigNode {
        requireNonNull(owner, "owner");
        requireNonNull(settings, "settings");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        awaited = List.copyOf(awaited);
    }
}
