package org.occopus.client;

/** There is no such infrastructure, node, instance or node definition (404). */
public final class NotFoundException extends OccopusException {
    private static final long serialVersionUID = 1L;

    NotFoundException(Problem problem) {
        super(problem);
    }
}
