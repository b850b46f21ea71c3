package org.occopus.client;

import java.time.Duration;
import org.occopus.client.state.InfrastructureStatus;

/** What was waited for did not happen in time. The server goes on. */
public final class WaitExpiredException extends OccopusException {
    private static final long serialVersionUID = 1L;

    private final transient InfrastructureStatus last;

    WaitExpiredException(InfrastructureStatus last, Duration limit) {
        super(
                "wait-expired",
                "Infrastructure " + last.id() + " is " + last.state() + " after " + limit.toSeconds()
                        + " s of waiting. The server goes on.");
        this.last = last;
    }

    /** {@return the status that was seen last} */
    public InfrastructureStatus last() {
        return last;
    }
}
