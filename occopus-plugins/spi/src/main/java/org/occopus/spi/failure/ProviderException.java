package org.occopus.spi.failure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider call that failed. The message names the thing, says what the provider said (its own words, without
 * secrets) and what to do next; it reaches the user as it is.
 */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProviderFailure kind;
    private final String providerCode;
    private final transient @Nullable Duration retryAfter;

    private ProviderException(
            ProviderFailure kind,
            String providerCode,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.kind = requireNonNull(kind, "kind");
        this.providerCode = requireNonNull(providerCode, "providerCode");
        this.retryAfter = retryAfter;
    }

    /**
     * A failure.
     *
     * @param kind what the engine decides on
     * @param providerCode the provider's own code or HTTP status, empty when there is none
     * @param message for people: the thing, what happened, what to do
     */
    public ProviderException(ProviderFailure kind, String providerCode, String message) {
        this(kind, providerCode, message, null, null);
    }

    /**
     * A failure with its cause.
     *
     * @param kind what the engine decides on
     * @param providerCode the provider's own code or HTTP status, empty when there is none
     * @param message for people: the thing, what happened, what to do
     * @param cause the client library's exception, for the server log only
     */
    public ProviderException(ProviderFailure kind, String providerCode, String message, Throwable cause) {
        this(kind, providerCode, message, null, requireNonNull(cause, "cause"));
    }

    /**
     * A throttled call whose provider said how long to wait.
     *
     * @param providerCode the provider's own code or HTTP status
     * @param message for people
     * @param retryAfter how long no further call may be made on this account
     * @return the failure, of kind {@link ProviderFailure#THROTTLED}
     */
    public static ProviderException throttled(String providerCode, String message, Duration retryAfter) {
        return new ProviderException(
                ProviderFailure.THROTTLED, providerCode, message, requireNonNull(retryAfter, "retryAfter"), null);
    }

    /**
     * The same failure in other words, and without its cause, which has words of its own.
     *
     * @param words for people
     * @return a failure of the same kind, from the same place
     */
    public ProviderException withWords(String words) {
        var changed = new ProviderException(kind, providerCode, words, retryAfter, null);
        changed.setStackTrace(getStackTrace());
        return changed;
    }

    /**
     * What the engine decides on.
     *
     * @return the kind
     */
    public ProviderFailure kind() {
        return kind;
    }

    /**
     * The provider's own code, for example {@code InsufficientInstanceCapacity} or {@code 409}.
     *
     * @return empty text when there is none
     */
    public String providerCode() {
        return providerCode;
    }

    /**
     * How long the provider asked to wait.
     *
     * @return empty when it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * The message, never null.
     *
     * @return for people
     */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
