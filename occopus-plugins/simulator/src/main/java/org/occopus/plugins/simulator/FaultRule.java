package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.occopus.spi.failure.ProviderFailure;

/**
 * One thing that goes wrong.
 *
 * @param kind what
 * @param calls with which calls
 * @param when how often and how long
 * @param failure how a call fails; empty where the kind says it
 * @param retryAfter what a throttled call is told
 * @param spread how long it takes; empty where it takes no time, or for ever
 * @param limit how many machines there may be; empty where it is not about room
 */
record FaultRule(
        FaultKind kind,
        Set<Call> calls,
        When when,
        Optional<ProviderFailure> failure,
        Optional<Duration> retryAfter,
        Optional<Spread> spread,
        OptionalInt limit) {

    FaultRule {
        calls = Set.copyOf(calls);
    }

    /**
     * How often and how long.
     *
     * @param probability with which share of the calls, 0 to 1
     * @param times how often at most; empty for any number
     * @param after how many calls it lets pass first
     * @param from how long after the fault was set it begins
     * @param lasts how long from then on; empty for ever
     */
    record When(double probability, OptionalInt times, int after, Duration from, Optional<Duration> lasts) {
        static final When ALWAYS = new When(1, OptionalInt.empty(), 0, Duration.ZERO, Optional.empty());

        static When times(int times) {
            return new When(1, OptionalInt.of(times), 0, Duration.ZERO, Optional.empty());
        }

        boolean isCertain() {
            return probability >= 1 && times.isEmpty() && after == 0;
        }

        boolean covers(Instant setAt, Instant now) {
            Instant begin = setAt.plus(from);
            return !now.isBefore(begin)
                    && lasts.map(lasting -> now.isBefore(begin.plus(lasting))).orElse(true);
        }
    }

    static FaultRule of(FaultKind kind, When when) {
        return new FaultRule(
                kind,
                kind.usualCalls(),
                when,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    FaultRule lasting(Duration duration) {
        Spread fixed = new Spread.Fixed(duration.toNanos() / 1e9);
        return new FaultRule(kind, calls, when, failure, retryAfter, Optional.of(fixed), limit);
    }

    FaultRule failing(ProviderFailure how, Set<Call> which) {
        return new FaultRule(kind, which, when, Optional.of(how), retryAfter, spread, limit);
    }

    FaultRule retryingAfter(Duration wait) {
        return new FaultRule(kind, calls, when, failure, Optional.of(wait), spread, limit);
    }

    /** Whether it happens with every call, and is the same every time. */
    boolean isCertain() {
        return when.isCertain() && spread.map(Spread.Fixed.class::isInstance).orElse(true);
    }

    /** As in descriptions; what is at its default is left out. */
    Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("fault", kind.word());
        if (!calls.equals(kind.usualCalls())) {
            words.put("calls", new TreeSet<>(calls).stream().map(Call::word).toList());
        }
        failure.ifPresent(how -> words.put("kind", CreateFailure.word(how)));
        retryAfter.ifPresent(wait -> words.put("retry_after_seconds", seconds(wait)));
        spread.ifPresent(how -> words.put("seconds", how.words()));
        limit.ifPresent(most -> words.put("limit", most));
        put(when, words);
        return words;
    }

    private static void put(When when, Map<String, Object> words) {
        if (when.probability() < 1) {
            words.put("probability", when.probability());
        }
        when.times().ifPresent(times -> words.put("times", times));
        if (when.after() > 0) {
            words.put("after", when.after());
        }
        if (!when.from().isZero()) {
            words.put("from_seconds", seconds(when.from()));
        }
        when.lasts().ifPresent(lasts -> words.put("for_seconds", seconds(lasts)));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
