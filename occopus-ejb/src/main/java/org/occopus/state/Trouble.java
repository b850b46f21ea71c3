package org.occopus.state;

import static java.util.Objects.requireNonNull;

import org.occopus.problem.ProblemType;

/**
 * What is wrong with an infrastructure.
 *
 * @param type the kind
 * @param detail which node, the cloud's words, what to do
 */
public record Trouble(ProblemType type, String detail) {

    /** Checks that nothing is missing. */
    public Trouble {
        requireNonNull(type, "type");
        requireNonNull(detail, "detail");
    }
}
