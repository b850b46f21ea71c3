package org.occopus.repetition;

import static java.util.Objects.requireNonNull;

/**
 * A request that may be repeated.
 *
 * @param caller what tells who asked from everybody else; keys of different callers are different keys
 * @param key the {@code Idempotency-Key}
 * @param fingerprint a digest of everything that the answer follows from
 */
public record RepeatableRequest(String caller, String key, String fingerprint) {

    /** Checks that nothing is missing. */
    public RepeatableRequest {
        requireNonNull(caller, "caller");
        requireNonNull(key, "key");
        requireNonNull(fingerprint, "fingerprint");
    }
}
