package org.occopus.spi.resource;

import static java.util.Objects.requireNonNull;

/**
 * One tag (label, metadata entry) that says whose a resource is. The keys are those of this class on every cloud, spelt
 * with the separator that the cloud allows.
 *
 * @param key one of the constants
 * @param value an id or a node name; letters, digits and {@code -} only
 */
public record OwnerTag(String key, String value) {
    /** Key of the installation's id. */
    public static final String SERVER = "org.occopus.server";
    /** Key of the infrastructure's id. */
    public static final String INFRASTRUCTURE = "org.occopus.infrastructure";
    /** Key of the node's name. */
    public static final String NODE = "org.occopus.node";
    /** Key of the node instance's id. */
    public static final String INSTANCE = "org.occopus.instance";

    /** Checks that nothing is missing. */
    public OwnerTag {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
    }

    /**
     * Everything of one installation of Occopus.
     *
     * @param id the installation's id
     * @return the tag
     */
    public static OwnerTag server(String id) {
        return new OwnerTag(SERVER, id);
    }

    /**
     * Everything of one infrastructure.
     *
     * @param id the infrastructure's id
     * @return the tag
     */
    public static OwnerTag infrastructure(String id) {
        return new OwnerTag(INFRASTRUCTURE, id);
    }

    /**
     * Everything of nodes of one name.
     *
     * @param name the node's name
     * @return the tag
     */
    public static OwnerTag node(String name) {
        return new OwnerTag(NODE, name);
    }

    /**
     * Everything of one node instance: its resource and companions.
     *
     * @param id the node instance's id
     * @return the tag
     */
    public static OwnerTag instance(String id) {
        return new OwnerTag(INSTANCE, id);
    }
}
