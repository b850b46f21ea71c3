package org.occopus.state;

import static java.util.Objects.requireNonNull;

import org.occopus.problem.ProblemType;

/**
 * What is wrong with an infrastructure.
 *
 * @param type the kind
 * @param about the id of the instance, or the key of the account, that is to work again before it is over; empty text
 *     when it is about the whole
 * @param detail which node, the cloud's words, what to do
 */
public record Trouble(ProblemType type, String about, String detail) {

    /** Checks that nothing is missing. */
    public Trouble {
        requireNonNull(type, "type");
        requireNonNull(about, "about");
        requireNonNull(detail, "detail");
    }
}
