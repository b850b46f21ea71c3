package org.occopus.spi.health;

import static java.util.Objects.requireNonNull;

/** What a health check found. */
public sealed interface HealthResult {

    /** All is well. */
    record Pass() implements HealthResult {}

    /**
     * Something does not answer as it should.
     *
     * @param reason what was asked and what came back, for people: {@code port 8080 of 10.0.0.4 refuses connections}
     */
    record Fail(String reason) implements HealthResult {
        /** Checks that there is a reason. */
        public Fail {
            requireNonNull(reason, "reason");
        }
    }
}
