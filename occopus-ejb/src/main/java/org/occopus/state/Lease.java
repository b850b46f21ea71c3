package org.occopus.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The right of one server to act for one infrastructure.
 *
 * @param infrastructureId the infrastructure
 * @param owner the server process
 * @param epoch rises with every change of owner and after every lapse; compared in every transaction that writes
 * @param length how long it stands unless renewed, by the database's clock
 */
public record Lease(String infrastructureId, String owner, long epoch, Duration length) {

    /** Checks that nothing is missing. */
    public Lease {
        requireNonNull(infrastructureId, "infrastructureId");
        requireNonNull(owner, "owner");
        requireNonNull(length, "length");
    }
}
