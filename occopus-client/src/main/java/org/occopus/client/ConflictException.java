package org.occopus.client;

/** The infrastructure does not allow this, or not now (409): {@link #retry()} tells whether waiting helps. */
public final class ConflictException extends OccopusException {
    private static final long serialVersionUID = 1L;

    ConflictException(Problem problem) {
        super(problem);
    }
}
