package org.occopus.access;

import java.time.Instant;
import java.util.Optional;

/**
 * An API token without its secret.
 *
 * @param id a UUID
 * @param name unique
 * @param role what it may do
 * @param userId the user whose infrastructures it is bound to; empty for all
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt from when on it is refused; empty for never
 * @param lastUsedAt to the minute; empty when it never was
 */
public record ApiToken(
        String id,
        String name,
        Role role,
        Optional<String> userId,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    boolean isValidAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    Caller caller() {
        return new Caller(Caller.Proof.API_TOKEN, name, role, userId);
    }
}
