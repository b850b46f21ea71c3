package org.occopus.events;

/** Kinds of events; part of the REST interface. */
public enum EventKind {
    /** A description was submitted. */
    SUBMITTED,
    /** A changed description was submitted. */
    RECONFIGURED,
    /** An instance differs from the description that was submitted. */
    DIFFERS,
    /** Somebody asked for another number of instances. */
    SCALED,
    /** Maintenance was switched on. */
    ATTACHED,
    /** Maintenance was switched off. */
    DETACHED,
    /** Somebody asked to leave it alone, whatever is wanted. */
    SUSPENDED,
    /** Somebody asked to go on with what was suspended. */
    RESUMED,
    /** One pass was asked for. */
    MAINTENANCE_ASKED,
    /** Somebody asked for everything to be looked at anew, or for healing to go on. */
    HEAL_ASKED,
    /** So much is unhealthy at once that nothing is replaced any more. */
    HEALING_STOPPED,
    /** Healing goes on. */
    HEALING_RESUMED,
    /** Every node became ready for the first time, or again after a change. */
    READY,
    /** The first build failed and is being undone. */
    ROLLING_BACK,
    /** The first build failed and nothing of it is left. */
    FAILED,
    /** The infrastructure is being destroyed. */
    DESTROYING,
    /** Somebody asked to give up what its providers do not delete. */
    FORGET_ASKED,
    /** Nothing of the infrastructure is left, say the providers. */
    DESTROYED,
    /** A node instance moved from one state to another. */
    NODE_STATE,
    /** A call for a node instance failed and will be repeated, or something else worth telling. */
    NODE_NOTE,
    /** A long call goes on. */
    PROGRESS,
    /** A resource that nothing claims was found and deleted. */
    ORPHAN,
    /** Somebody said who is told of events. */
    NOTIFICATION_SET,
    /** A target of notifications took none for too long; it is told nothing any more. */
    NOTIFICATION_GIVEN_UP
}
