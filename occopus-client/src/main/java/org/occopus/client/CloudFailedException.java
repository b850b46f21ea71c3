package org.occopus.client;

/** A cloud refused, failed or has no room; {@link #retry()} tells whether waiting helps. */
public final class CloudFailedException extends OccopusException {
    private static final long serialVersionUID = 1L;

    CloudFailedException(Problem problem) {
        super(problem);
    }
}
