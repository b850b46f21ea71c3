package org.occopus.plan;

import static java.util.Objects.requireNonNull;

/**
 * A place that a failed instance left just now.
 *
 * @param failures instances that failed in it, one after the other, at least 1
 * @param after which instance ended and why, in words
 */
public record Vacancy(int failures, String after) {

    /** Checks that nothing is missing. */
    public Vacancy {
        requireNonNull(after, "after");
    }
}
