package org.occopus.client;

/** The server wants a login, or another one (401, 403). */
public final class AccessRefusedException extends OccopusException {
    private static final long serialVersionUID = 1L;

    AccessRefusedException(Problem problem) {
        super(problem);
    }
}
