package org.occopus.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an instance is told to work.
 *
 * @param managed whether a config manager configures it before its checks count
 * @param checked whether any check is asked for
 * @param timeout how long checks may fail before the instance is replaced (manual, "Health check": default 600 s)
 * @param failingSince since when they fail without a pass in between; empty when the last one passed or none ran
 */
public record Health(boolean managed, boolean checked, Duration timeout, Optional<Instant> failingSince) {
    /** Manual, "Health check", {@code timeout}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    /** Not resolved yet, so nothing to check. */
    public static Health none() {
        return new Health(false, false, DEFAULT_TIMEOUT, Optional.empty());
    }

    /** The same after a failed check. */
    public Health failed(Instant now) {
        return new Health(managed, checked, timeout, failingSince.or(() -> Optional.of(now)));
    }

    /** The same after a passed check. */
    public Health passed() {
        return new Health(managed, checked, timeout, Optional.empty());
    }

    /** Whether checks have failed for longer than allowed. */
    public boolean isOverdue(Instant now) {
        return failingSince.isPresent() && now.isAfter(failingSince.get().plus(timeout));
    }
}
