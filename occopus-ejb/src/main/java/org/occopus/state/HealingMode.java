package org.occopus.state;

/** Whether unhealthy instances are replaced. */
public enum HealingMode {
    /** Within the bounds of the description. */
    ON,
    /** Not at all, because too many are unhealthy at once. */
    STOPPED,
    /** Within the bounds, although too many are unhealthy at once: somebody asked for it. */
    FORCED
}
