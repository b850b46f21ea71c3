package org.occopus.resolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node instance ready to be created; stored before the first call, so that every repeat sends the same. Holds secrets:
 * never log it. Maps hold parsed YAML values in file order.
 *
 * @param name default name at the provider, unique, at most 63 characters (reference: default VM name)
 * @param resource the {@code resource} section, rendered, {@code type} included
 * @param configManagement the {@code config_management} section, rendered; empty when there is none
 * @param healthCheck the {@code health_check} section, not rendered
 * @param context text for the machine's first boot; empty when there is none
 * @param attributes rendered attributes, {@code connections} included
 * @param variables of the node, for rendering health checks
 * @param synchronised attributes that must be set before the node counts as ready
 */
public record ResolvedNode(
        String name,
        Map<String, Object> resource,
        Map<String, Object> configManagement,
        Map<String, Object> healthCheck,
        Optional<String> context,
        Map<String, Object> attributes,
        Map<String, Object> variables,
        List<String> synchronised) {}
