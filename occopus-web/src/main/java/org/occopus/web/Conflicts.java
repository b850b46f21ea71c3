package org.occopus.web;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what two who write at once do to each other from the server's own defects. */
final class Conflicts {
    // PostgreSQL, Appendix A: unique violation, serialization failure, deadlock.
    private static final Set<String> STATES = Set.of("23505", "40001", "40P01");

    private Conflicts() {}

    /** Whether the other one won. */
    static boolean isOne(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockException
                        || cause instanceof EntityExistsException
                        || (cause instanceof SQLException refused
                                && STATES.contains(Objects.requireNonNullElse(refused.getSQLState(), ""))));
    }
}
