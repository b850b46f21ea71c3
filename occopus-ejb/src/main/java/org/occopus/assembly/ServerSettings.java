package org.occopus.assembly;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.occopus.plan.Pace;
import org.occopus.state.LeaseTerms;

/**
 * How fast this server works: environment {@code OCCOPUS_LEASE_SECONDS, OCCOPUS_LEASE_RENEWAL_SECONDS,
 * OCCOPUS_MAINTENANCE_SECONDS, OCCOPUS_LISTING_GRACE_SECONDS}, or the system properties {@code occopus.lease.seconds} and so on, which win. See {@code
 * docs/deployment.md}.
 *
 * @param leaseTerms how long the right to act lasts
 * @param pace how often is looked at what is ready, and how long listings may lag
 */
record ServerSettings(LeaseTerms leaseTerms, Pace pace) {
    private static final int SHORTEST_LEASE_SECONDS = 3;
    private static final int LONGEST_SECONDS = 3600;

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException when one is no number of seconds, or they do not fit together
     */
    static ServerSettings of(Map<String, String> environment, Properties properties) {
        var settings = new Seconds(environment, properties);
        Duration length = settings.of("LEASE_SECONDS", SHORTEST_LEASE_SECONDS).orElse(LeaseTerms.STANDARD.length());
        Duration usual = LeaseTerms.STANDARD.renewal();
        Duration third = length.dividedBy(3);
        Duration renewal = settings.of("LEASE_RENEWAL_SECONDS").orElse(third.compareTo(usual) < 0 ? third : usual);
        Pace standard = Pace.standard();
        Pace pace = standard.every(settings.of("MAINTENANCE_SECONDS").orElse(standard.interval()))
                .withListingGrace(settings.of("LISTING_GRACE_SECONDS").orElse(standard.listingGrace()));
        try {
            return new ServerSettings(new LeaseTerms(length, renewal), pace);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OCCOPUS_LEASE_SECONDS and OCCOPUS_LEASE_RENEWAL_SECONDS do not fit: " + e.getMessage() + ".", e);
        }
    }

    private record Seconds(Map<String, String> environment, Properties properties) {
        Optional<Duration> of(String name) {
            return of(name, 1);
        }

        Optional<Duration> of(String name, int least) {
            String property = "occopus." + name.toLowerCase(Locale.ROOT).replace('_', '.');
            return Optional.ofNullable(properties.getProperty(property))
                    .or(() -> Optional.ofNullable(environment.get("OCCOPUS_" + name)))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> seconds(name, text, least));
        }

        private static Duration seconds(String name, String text, int least) {
            if (text.matches("\\d{1,4}")) {
                int seconds = Integer.parseInt(text);
                if (seconds >= least && seconds <= LONGEST_SECONDS) {
                    return Duration.ofSeconds(seconds);
                }
            }
            throw new IllegalStateException("OCCOPUS_" + name + " must be a whole number of seconds from " + least
                    + " to " + LONGEST_SECONDS + ", but is '" + text + "'.");
        }
    }
}
