package org.occopus.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.occopus.spi.access.ForRole;

/**
 * Who asks.
 *
 * @param name of a token or a person, for events and logs
 * @param role what it may do
 * @param userId the {@code user_id} of the only infrastructures that it sees and touches; empty for all
 */
public record Caller(String name, Role role, Optional<String> userId) {
    /** Somebody on this machine while no authentication is needed. */
    public static final Caller LOCAL = new Caller("local", Role.ADMIN, Optional.empty());

    /** Checks that nothing is missing. */
    public Caller {
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(userId, "userId");
    }

    /**
     * Whether it may do what is for a role.
     *
     * @param needed of the constants of {@link ForRole}; of another word nobody may
     */
    public boolean mayDo(String needed) {
        return switch (needed) {
            case ForRole.ANYBODY, ForRole.VIEWER -> true;
            case ForRole.OPERATOR -> role.includes(Role.OPERATOR);
            case ForRole.UNBOUND_OPERATOR -> role.includes(Role.OPERATOR) && userId.isEmpty();
            case ForRole.ADMIN -> role.includes(Role.ADMIN);
            default -> false;
        };
    }

    /** Whether it may know of an infrastructure of this user's. */
    public boolean sees(String ownerId) {
        return userId.isEmpty() || userId.get().equals(ownerId);
    }
}
