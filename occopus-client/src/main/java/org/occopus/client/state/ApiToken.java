package org.occopus.client.state;

import java.time.Instant;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * An API token without its secret.
 *
 * @param id for revoking it
 * @param name unique
 * @param role {@code viewer}, {@code operator} or {@code admin}
 * @param userId the user whose infrastructures it is bound to; empty for all
 * @param created when it was made
 * @param createdBy who made it
 * @param expires from when on it is refused; empty for never
 * @param lastUsed to the minute; empty when it never was
 */
public record ApiToken(
        String id,
        String name,
        String role,
        Optional<String> userId,
        Optional<Instant> created,
        String createdBy,
        Optional<Instant> expires,
        Optional<Instant> lastUsed) {
    /**
     * Reads an element of {@code tokens}.
     *
     * @param json the element
     * @return the token
     */
    public static ApiToken from(JsonObject json) {
        return new ApiToken(
                json.requiredText("id"),
                json.requiredText("name"),
                json.text("role").orElse(""),
                json.text("user_id"),
                json.time("created"),
                json.text("created_by").orElse(""),
                json.time("expires"),
                json.time("last_used"));
    }
}
