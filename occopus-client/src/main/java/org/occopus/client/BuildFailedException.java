package org.occopus.client;

import org.occopus.client.state.Cause;
import org.occopus.client.state.InfrastructureStatus;

/** An infrastructure that was waited for came to its end instead. Nothing is left of it. */
public final class BuildFailedException extends OccopusException {
    private static final long serialVersionUID = 1L;

    private final transient InfrastructureStatus last;

    BuildFailedException(InfrastructureStatus last) {
        super(
                last.problem().map(Cause::type).filter(type -> !type.isBlank()).orElse("build-failed"),
                "Infrastructure " + last.id() + " is " + last.state()
                        + last.problem().map(cause -> ": " + cause.detail()).orElse("."));
        this.last = last;
    }

    /** {@return the status that was seen last} */
    public InfrastructureStatus last() {
        return last;
    }
}
