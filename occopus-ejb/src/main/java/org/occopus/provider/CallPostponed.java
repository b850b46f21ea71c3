package org.occopus.provider;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A call that was not made, because its account or its endpoint rests. Nothing has failed. */
public final class CallPostponed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;
    private final boolean silent;

    private CallPostponed(Instant until, boolean silent, String message) {
        super(message);
        this.until = requireNonNull(until, "until");
        this.silent = silent;
    }

    /** The provider answers, and has asked to wait. */
    static CallPostponed asked(Instant until, String message) {
        return new CallPostponed(until, false, message);
    }

    /** The endpoint does not answer. */
    static CallPostponed unanswered(Instant until, String message) {
        return new CallPostponed(until, true, message);
    }

    /** Whether that is because the endpoint does not answer; otherwise the provider has asked to wait. */
    public boolean silent() {
        return silent;
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
