package org.occopus.testkit;

import java.util.UUID;
import org.occopus.spi.resource.Owner;

/** Owners for tests. Ids are random, so that tests on one real cloud do not see each other's resources. */
public final class Owners {
    private Owners() {}

    /**
     * An owner that no other test has.
     *
     * @return of node {@code web}; all three ids are random UUIDs
     */
    public static Owner any() {
        return of(newId(), newId(), "web");
    }

    /**
     * An owner with a new instance id.
     *
     * @param serverId the installation
     * @param infrastructureId the infrastructure
     * @param nodeName the node
     * @return its instance id is a random UUID
     */
    public static Owner of(String serverId, String infrastructureId, String nodeName) {
        return new Owner(serverId, infrastructureId, nodeName, newId());
    }

    /**
     * Another instance of the same node.
     *
     * @param owner the first instance
     * @return the same but for a new instance id
     */
    public static Owner siblingOf(Owner owner) {
        return of(owner.serverId(), owner.infrastructureId(), owner.nodeName());
    }

    /**
     * A new id.
     *
     * @return a random UUID of 36 characters
     */
    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
