package org.occopus.spi.health;

import static java.util.Objects.requireNonNull;

import org.occopus.spi.Templates;

/**
 * What to check.
 *
 * @param host the first address of the resource
 * @param templates renders with {@code ip} (the host), {@code variables}, {@code node_id} and the node's other variables
 */
public record HealthTarget(String host, Templates templates) {

    /** Checks that nothing is missing. */
    public HealthTarget {
        requireNonNull(host, "host");
        requireNonNull(templates, "templates");
    }
}
