package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whom a resource was created for. All four are put on the resource, and on each of its companions, in the call that
 * creates it.
 *
 * @param serverId the installation of Occopus (one database), so that several can share a provider account
 * @param infrastructureId the infrastructure
 * @param nodeName the node within the infrastructure description
 * @param instanceId the node instance; also the idempotency token of its creation
 */
public record Owner(String serverId, String infrastructureId, String nodeName, String instanceId) {

    /** Checks that nothing is missing. */
    public Owner {
        requireNonNull(serverId, "serverId");
        requireNonNull(infrastructureId, "infrastructureId");
        requireNonNull(nodeName, "nodeName");
        requireNonNull(instanceId, "instanceId");
    }

    /**
     * The tags to put on a resource.
     *
     * @return one tag for each part, in the order server, infrastructure, node, instance
     */
    public List<OwnerTag> tags() {
        return List.of(
                OwnerTag.server(serverId),
                OwnerTag.infrastructure(infrastructureId),
                OwnerTag.node(nodeName),
                OwnerTag.instance(instanceId));
    }
}
