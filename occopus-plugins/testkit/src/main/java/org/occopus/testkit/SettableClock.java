package org.occopus.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise. Thread-safe. */
public final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    /** A clock at 2026-01-01T00:00:00Z. */
    public SettableClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /**
     * A clock at a given time.
     *
     * @param start what it shows first
     */
    public SettableClock(Instant start) {
        now = new AtomicReference<>(requireNonNull(start, "start"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Sets the time, also back.
     *
     * @param instant what the clock shows from now on
     */
    public void set(Instant instant) {
        now.set(requireNonNull(instant, "instant"));
    }

    /**
     * Moves the time on.
     *
     * @param duration by how much; a negative one moves it back
     */
    public void tick(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
