package org.occopus.client;

/** A description, a node definition or a template in it is not valid; {@link #problems()} tells where. */
public final class DescriptionRefusedException extends OccopusException {
    private static final long serialVersionUID = 1L;

    DescriptionRefusedException(Problem problem) {
        super(problem);
    }
}
