package org.occopus.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would be made of a description.
 *
 * @param infrastructureId placeholder
 * @param order node names; those of one list may start together, once those before are ready
 * @param instances as many of each node as its {@code min}, in the order of their creation
 */
public record Preview(String infrastructureId, List<List<String>> order, List<PreviewedInstance> instances) {

    /** Copies the lists. */
    public Preview {
        order = order.stream().map(List::copyOf).toList();
        instances = List.copyOf(instances);
    }

    /** The preview as users see it: texts, numbers, booleans, nulls, lists and mappings. */
    public Map<String, Object> mapping() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("infra_id", infrastructureId);
        mapping.put("order", order);
        mapping.put(
                "instances", instances.stream().map(PreviewedInstance::mapping).toList());
        return mapping;
    }
}
