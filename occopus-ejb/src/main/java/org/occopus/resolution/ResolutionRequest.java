package org.occopus.resolution;

import java.util.List;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;

/**
 * What to resolve.
 *
 * @param infrastructureId the infrastructure's id
 * @param description the infrastructure
 * @param node the node, one of the description's
 * @param instanceId the id of the instance to be made
 * @param definition the node's definition
 * @param instances what {@code getip} and its kin may find, oldest first; all nodes of the infrastructure
 * @param number the instance's place among those of its node, from 0
 */
public record ResolutionRequest(
        String infrastructureId,
        InfrastructureDescription description,
        NodeDescription node,
        String instanceId,
        NodeDefinition definition,
        List<KnownInstance> instances,
        int number) {

    /** Copies the instances. */
    public ResolutionRequest {
        instances = List.copyOf(instances);
    }

    /** The first instance of its node. */
    public ResolutionRequest(
            String infrastructureId,
            InfrastructureDescription description,
            NodeDescription node,
            String instanceId,
            NodeDefinition definition,
            List<KnownInstance> instances) {
        this(infrastructureId, description, node, instanceId, definition, instances, 0);
    }
}
