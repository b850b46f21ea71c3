package org.occopus.node;

/** Where a node instance is in its life. Failure is an {@link EndReason}, not a state: what failed is still cleaned up. */
public enum NodeState {
    /** Wanted; no call was made for it yet. */
    INTENDED,
    /** The creating call was, or is about to be, sent. */
    LAUNCHING,
    /** The provider named the resource; it is not running yet. */
    BOOTING,
    /** Running; its config manager is at work. */
    CONFIGURING,
    /** Configured; its health checks have not passed yet. */
    VERIFYING,
    /** Does its work. */
    READY,
    /** Worked before; now it fails its health checks, or its resource failed or is switched off. */
    UNHEALTHY,
    /** Being deleted, whatever the reason. */
    TERMINATING,
    /** Gone, says the provider. */
    TERMINATED;

    /** Whether it counts towards the wanted number of instances. */
    public boolean isLiving() {
        return this != TERMINATING && this != TERMINATED;
    }

    /** Whether its resource is known to run. */
    public boolean isRunning() {
        return this == CONFIGURING || this == VERIFYING || this == READY || this == UNHEALTHY;
    }
}
