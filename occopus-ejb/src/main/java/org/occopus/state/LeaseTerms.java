package org.occopus.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long the right to act lasts. Servers on one database may have different ones: until when a lease stands is in the
 * database.
 *
 * @param length how long a lease stands unless it is renewed, by the database's clock; nobody takes over from a killed
 *     server before that
 * @param renewal how often a server renews the leases that it holds, and looks for those that nobody holds; at most a
 *     third of the length, so that one lost renewal costs nothing
 */
public record LeaseTerms(Duration length, Duration renewal) {
    /** 9 s, renewed every 3 s: what a killed server leaves behind is taken over within 12 s. */
    public static final LeaseTerms STANDARD = new LeaseTerms(Duration.ofSeconds(9), Duration.ofSeconds(3));

    /** Checks that nothing is missing and the renewal is soon enough. */
    public LeaseTerms {
        requireNonNull(length, "length");
        requireNonNull(renewal, "renewal");
        if (renewal.isNegative() || renewal.isZero() || renewal.multipliedBy(3).compareTo(length) > 0) {
            throw new IllegalArgumentException("A lease of " + length.toSeconds()
                    + " s must be renewed at least three times as often, not every " + renewal.toSeconds() + " s");
        }
    }
}
