package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What contextualisation made for one node instance.
 *
 * @param context the text for the machine's first boot (cloud-config or a script); empty when the node has none
 * @param attributes rendered attributes by name in file order; for containers {@code env} (list of {@code K=V}) and
 *     {@code command} (text or list)
 */
public record UserData(Optional<String> context, Map<String, Object> attributes) {

    /** Copies the attributes. */
    public UserData {
        requireNonNull(context, "context");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * Nothing to hand over.
     *
     * @return no context, no attributes
     */
    public static UserData none() {
        return new UserData(Optional.empty(), Map.of());
    }
}
