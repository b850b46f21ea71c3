package org.occopus.spi.resource;

/**
 * How hard the engine may press one account of a provider; the provider's documentation is the source.
 *
 * @param concurrentCalls calls under way at once, at least 1
 * @param callsPerSecond calls started per second on average, above 0
 */
public record AccountLimits(int concurrentCalls, double callsPerSecond) {

    /** Checks the ranges. */
    public AccountLimits {
        if (concurrentCalls < 1 || callsPerSecond <= 0) {
            throw new IllegalArgumentException("Limits must allow calls: " + concurrentCalls + ", " + callsPerSecond);
        }
    }
}
