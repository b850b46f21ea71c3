package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.occopus.access.ApiToken;
import org.occopus.access.Role;

/** A row of {@code api_token}. */
@Entity
@Table(name = "api_token")
class ApiTokenRow {
    @Id
    UUID id;

    @Version
    long version;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "user_id")
    @Nullable
    String userId;

    byte[] digest;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    static ApiTokenRow of(ApiToken token, byte[] digest) {
        ApiTokenRow row = new ApiTokenRow();
        row.id = UUID.fromString(token.id());
        row.name = token.name();
        row.role = token.role();
        row.userId = token.userId().orElse(null);
        row.digest = digest;
        row.createdAt = token.createdAt();
        row.createdBy = token.createdBy();
        row.expiresAt = token.expiresAt().orElse(null);
        row.lastUsedAt = token.lastUsedAt().orElse(null);
        return row;
    }

    ApiToken toToken() {
        return new ApiToken(
                id.toString(),
                name,
                role,
                Optional.ofNullable(userId),
                createdAt,
                createdBy,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(lastUsedAt));
    }
}
