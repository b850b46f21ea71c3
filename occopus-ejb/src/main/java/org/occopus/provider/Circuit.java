package org.occopus.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Spares an endpoint that does not answer: after five such failures in a row one call is let through from time to time,
 * 5 s apart, doubling up to a minute, until one is answered. Any answer counts, also a refusal. Thread-safe.
 */
final class Circuit {
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final String endpoint;
    private final InstantSource clock;
    private int failures;
    private Duration rest = FIRST_REST;
    private Instant closedUntil = Instant.EPOCH;

    Circuit(String endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Refuses a call that would have to wait for its turn in vain. */
    synchronized void check() {
        if (isOpen() && clock.instant().isBefore(closedUntil)) {
            throw postponed();
        }
    }

    /** Lets a call through, or refuses it. */
    synchronized void enter() {
        check();
        if (isOpen()) {
            closedUntil = clock.instant().plus(rest);
        }
    }

    synchronized void answered() {
        failures = 0;
        rest = FIRST_REST;
    }

    synchronized void failed(ProviderFailure kind) {
        if (!isSilence(kind)) {
            answered();
            return;
        }
        failures++;
        if (failures > FAILURES_TO_OPEN) {
            Duration doubled = rest.multipliedBy(2);
            rest = doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
        }
        if (isOpen()) {
            closedUntil = clock.instant().plus(rest);
        }
    }

    private static boolean isSilence(ProviderFailure kind) {
        return kind == ProviderFailure.UNREACHABLE || kind == ProviderFailure.OUTCOME_UNKNOWN;
    }

    private boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }

    private CallPostponed postponed() {
        return CallPostponed.unanswered(
                closedUntil,
                endpoint + " does not answer (" + failures + " calls in a row); the next one is made at " + closedUntil
                        + ". Check that the cloud works and that its endpoint is right.");
    }
}
