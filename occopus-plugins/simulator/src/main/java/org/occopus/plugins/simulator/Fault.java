package org.occopus.plugins.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.occopus.spi.failure.ProviderFailure;

/**
 * What is to go wrong at an endpoint from now on.
 *
 * @param endpoint the endpoint, or {@link #EVERYWHERE}
 * @param failCreate how creations fail; empty when they do not
 * @param times how many more of them fail; empty for all
 * @param createLatency how much longer a creation takes to answer
 * @param loseAnswers how many more creations happen without an answer
 * @param throttle how many more calls are throttled
 * @param retryAfter what a throttled call is told
 * @param listLag how late new machines show up in listings
 * @param unreachable whether every call fails
 * @param hang whether every call gets no answer
 * @param stuckDelete whether deletions never end
 */
record Fault(
        String endpoint,
        Optional<ProviderFailure> failCreate,
        OptionalInt times,
        Duration createLatency,
        int loseAnswers,
        int throttle,
        Duration retryAfter,
        Duration listLag,
        boolean unreachable,
        boolean hang,
        boolean stuckDelete) {
    /** Stands for every endpoint. */
    static final String EVERYWHERE = "*";

    /** What can be used up. */
    enum Counter {
        TIMES,
        LOSE_ANSWERS,
        THROTTLE
    }

    boolean concerns(String place) {
        return endpoint.equals(EVERYWHERE) || endpoint.equals(place);
    }

    int left(Counter counter) {
        return switch (counter) {
            case TIMES -> times.orElse(0);
            case LOSE_ANSWERS -> loseAnswers;
            case THROTTLE -> throttle;
        };
    }

    Fault lessOne(Counter counter) {
        return new Fault(
                endpoint,
                failCreate,
                counter == Counter.TIMES ? OptionalInt.of(left(counter) - 1) : times,
                createLatency,
                counter == Counter.LOSE_ANSWERS ? loseAnswers - 1 : loseAnswers,
                counter == Counter.THROTTLE ? throttle - 1 : throttle,
                retryAfter,
                listLag,
                unreachable,
                hang,
                stuckDelete);
    }
}
