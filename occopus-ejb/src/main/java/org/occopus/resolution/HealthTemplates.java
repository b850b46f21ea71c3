package org.occopus.resolution;

import java.util.Map;
import org.occopus.spi.Templates;

/** What the templates of a health check may use: {@code ip}, {@code variables}, {@code node_id} and {@code name}. */
public final class HealthTemplates {
    private HealthTemplates() {}

    /**
     * Templates for the checks of one instance.
     *
     * @param node the instance as it was resolved
     * @param instanceId its id
     * @param host its first address
     * @return not thread-safe
     */
    public static Templates of(ResolvedNode node, String instanceId, String host) {
        return new NodeTemplates(
                Map.of("ip", host, "node_id", instanceId, "variables", node.variables(), "name", node.name()));
    }
}
