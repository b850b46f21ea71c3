package org.occopus.node;

/** Why a node instance ends. */
public enum EndReason {
    /** It is not wanted any more: scaled down, destroyed, removed from the description. */
    DROPPED,
    /** It could not be created. */
    REFUSED,
    /** Its resource failed before it ran. */
    BOOT_FAILED,
    /** Its configuration failed. */
    CONFIG_FAILED,
    /** It did not become ready in time. */
    TIMED_OUT,
    /** It failed its health checks for too long. */
    UNHEALTHY,
    /** Its resource stopped, failed or vanished. */
    VANISHED,
    /** Somebody gave it up while its provider did not confirm the deletion: its resource may still be there. */
    FORGOTTEN;

    /** Whether it ended against the user's wish, so that another one takes its place. */
    public boolean isFailure() {
        return this != DROPPED && this != FORGOTTEN;
    }
}
