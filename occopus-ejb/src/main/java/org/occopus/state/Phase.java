package org.occopus.state;

/** Where an infrastructure is in its life. */
public enum Phase {
    /** Submitted; not every node was ready yet. */
    BUILDING,
    /** Every node was ready once. */
    RUNNING,
    /** The first build failed; what it made is being deleted. */
    ROLLING_BACK,
    /** The first build failed and nothing of it is left. */
    FAILED,
    /** The user asked for its end; what it has is being deleted. */
    DESTROYING,
    /** Nothing of it is left. */
    DESTROYED;

    /** Whether instances are wanted. */
    public boolean wantsInstances() {
        return this == BUILDING || this == RUNNING;
    }

    /** Whether everything is being deleted. */
    public boolean isEnding() {
        return this == ROLLING_BACK || this == DESTROYING;
    }

    /** Whether a failed first build is, or was, undone. */
    public boolean isOfAFailedBuild() {
        return this == ROLLING_BACK || this == FAILED;
    }

    /** Whether nothing is left to do, for ever. */
    public boolean hasEnded() {
        return this == FAILED || this == DESTROYED;
    }
}
