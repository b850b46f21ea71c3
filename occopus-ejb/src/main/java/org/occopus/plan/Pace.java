package org.occopus.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast maintenance goes.
 *
 * @param interval between observations of what is ready; default 10 s (manual, "Maintenance")
 * @param firstPoll between observations of what has just begun
 * @param lastPoll between observations of what takes long
 * @param listingGrace how long after its creation a resource may be missing from listings
 * @param dropPatience how long a node waits, when everything is deleted, for those that depend on it to go first
 * @param buildAttempts failed instances in one place after which a first build is given up
 */
public record Pace(
        Duration interval,
        Duration firstPoll,
        Duration lastPoll,
        Duration listingGrace,
        Duration dropPatience,
        int buildAttempts) {

    /** The defaults. */
    public static Pace standard() {
        return new Pace(
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                3);
    }

    /** The same with another interval. */
    public Pace every(Duration other) {
        return new Pace(other, firstPoll, lastPoll, listingGrace, dropPatience, buildAttempts);
    }

    /** The same for clouds whose listings lag longer, or less long. */
    public Pace withListingGrace(Duration other) {
        return new Pace(interval, firstPoll, lastPoll, other, dropPatience, buildAttempts);
    }

    /** Whether a resource may be missing from listings although it was made, its instance being as it is since a time. */
    public boolean mayLag(Instant since, Instant now) {
        return now.isBefore(since.plus(listingGrace));
    }

    /** How long to wait before looking again at something that began {@code age} ago: a quarter of its age. */
    public Duration poll(Duration age) {
        Duration quarter = age.dividedBy(4);
        if (quarter.compareTo(firstPoll) < 0) {
            return firstPoll;
        }
        return quarter.compareTo(lastPoll) > 0 ? lastPoll : quarter;
    }
}
