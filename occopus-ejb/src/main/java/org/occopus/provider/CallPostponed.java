package org.occopus.provider;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A call that was not made, because its account or its endpoint rests. Nothing has failed. */
public final class CallPostponed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    CallPostponed(Instant until, String message) {
        super(message);
        this.until = requireNonNull(until, "until");
    }

    /** When it may be made at the earliest. */
    public Instant until() {
        return until;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
