package org.occopus.node;

/** What moves a node instance from one state to the next. */
public enum NodeEvent {
    /** The creating call is about to be sent; committed before it is. */
    CREATE_SENT,
    /** The node cannot be resolved (template, definition); no call was made. */
    RESOLUTION_FAILED,
    /** The provider named the resource. */
    CREATED,
    /** The provider refused for good, or refused too often. */
    CREATE_REFUSED,
    /** The provider says that the resource runs. */
    RESOURCE_RUNNING,
    /** The config manager is done, or there is none. */
    CONFIGURED,
    /** The config manager failed for good. */
    CONFIG_FAILED,
    /** All health checks passed, or there is none. */
    CHECKS_PASSED,
    /** A health check failed. */
    CHECKS_FAILED,
    /** It took longer than allowed. */
    TIMED_OUT,
    /** The provider says that the resource failed or is switched off. */
    RESOURCE_FAILED,
    /** The provider says that there is no such resource. */
    RESOURCE_GONE,
    /** It is not wanted any more. */
    DROP_ASKED,
    /** The provider says that the resource and its companions are gone. */
    DELETED,
    /** Somebody gave it up, and its provider does not confirm the deletion. */
    FORGOTTEN
}
