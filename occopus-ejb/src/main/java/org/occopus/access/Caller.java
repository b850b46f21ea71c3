package org.occopus.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.occopus.spi.access.ForRole;

/**
 * Who asks.
 *
 * @param proof how it is known who asks
 * @param name of a token or a person, for events and logs
 * @param role what it may do
 * @param userId the {@code user_id} of the only infrastructures that it sees and touches; empty for all
 */
public record Caller(Proof proof, String name, Role role, Optional<String> userId) {
    /** Somebody on this machine while no authentication is needed. */
    public static final Caller LOCAL = new Caller(Proof.NONE, "local", Role.ADMIN, Optional.empty());

    /** How it is known who asks. */
    public enum Proof {
        /** Not at all. */
        NONE,
        /** The token of the settings. */
        ADMIN_TOKEN,
        /** A token that this server made. */
        API_TOKEN,
        /** A token of an identity provider. */
        WEB_TOKEN
    }

    /** Checks that nothing is missing. */
    public Caller {
        requireNonNull(proof, "proof");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(userId, "userId");
    }

    /** What no other caller has: an API token may be named like a person of the identity provider. */
    public String identity() {
        return proof + " " + name;
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
