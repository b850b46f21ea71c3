package org.occopus.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often something was tried and when it may be tried again.
 *
 * @param count calls of the current state that failed in a row
 * @param notBefore when the next call may be made; empty means now
 * @param failures instances before this one in its place that failed, one after the other
 */
public record Attempts(int count, Optional<Instant> notBefore, int failures) {
    private static final Duration FIRST_REPEAT = Duration.ofSeconds(1);
    private static final Duration LAST_REPEAT = Duration.ofMinutes(1);

    /** A first instance in its place. */
    public static Attempts none() {
        return new Attempts(0, Optional.empty(), 0);
    }

    /**
     * An instance that takes the place of failed ones: the first replacement comes at once, the second after
     * {@code backoff}, every further one after twice as long.
     *
     * @param failures instances that failed in its place, one after the other
     * @param backoff the first wait
     * @param most the longest wait
     * @param now when the last one ended
     */
    public static Attempts after(int failures, Duration backoff, Duration most, Instant now) {
        Optional<Instant> notBefore =
                failures <= 1 ? Optional.empty() : Optional.of(now.plus(Backoff.delay(backoff, most, failures - 2)));
        return new Attempts(0, notBefore, failures);
    }

    /**
     * The same after one more failed call: again after 1 s, 2 s, 4 s … at most a minute, with jitter, or later when the
     * provider asks for it.
     *
     * @param now when it failed
     * @param retryAfter how long the provider asked to wait
     * @param whose the instance
     */
    public Attempts failed(Instant now, Optional<Duration> retryAfter, String whose) {
        Duration own = Backoff.delay(FIRST_REPEAT, LAST_REPEAT, count, whose);
        Duration delay = retryAfter.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return new Attempts(count + 1, Optional.of(now.plus(delay)), failures);
    }

    /** The same with a clean slate for the next state. */
    public Attempts settled() {
        return new Attempts(0, Optional.empty(), failures);
    }

    /** The same after a call that was not made, to be tried later. */
    public Attempts postponed(Instant until) {
        return new Attempts(count, Optional.of(until), failures);
    }

    /** The same, to be tried at once. */
    public Attempts withoutDelay() {
        return new Attempts(count, Optional.empty(), failures);
    }

    /** Whether a call may be made. */
    public boolean due(Instant now) {
        return notBefore.isEmpty() || !now.isBefore(notBefore.get());
    }
}
