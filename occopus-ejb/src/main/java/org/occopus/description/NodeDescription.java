package org.occopus.description;

import java.util.Map;

/**
 * One entry of {@code nodes}.
 *
 * @param name unique within the infrastructure
 * @param type the node definition's name
 * @param scaling how many instances
 * @param filter keys and values that an implementation's {@code resource} section must have; empty means no filter
 * @param variables the infrastructure's variables, deeply overridden by the node's own; parsed YAML values
 */
public record NodeDescription(
        String name, String type, ScalingRange scaling, Map<String, Object> filter, Map<String, Object> variables) {}
