package org.occopus.spi.resource;

/** What a provider's own state word means to the engine. Every plugin documents its mapping in one table. */
public enum ResourceState {
    /** On its way to running. */
    PENDING,
    /** Running; whether it works is for health checks to say. */
    RUNNING,
    /** There, but switched off or paused. */
    STOPPED,
    /** There, but the provider says it failed. */
    FAILED,
    /** Being deleted; it counts as there until it is gone. */
    DELETING,
    /** A word that the plugin does not know; it is treated as pending and shown to the user. */
    UNRECOGNISED
}
