package org.occopus.plugins.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A fault that befalls the call at hand.
 *
 * @param rule which
 * @param cause who wants it so, for people
 * @param seconds how long it takes, drawn for this call; empty where the rule says nothing
 */
record Injection(FaultRule rule, String cause, Optional<Duration> seconds) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /**
     * What the dice say about a call; they follow from seed, rule and number alone.
     *
     * @param fault of which the rule is one
     * @param place which of its rules, from 0
     * @param call how many calls there were so far that the rule is about, from 1
     * @return empty when the call gets away
     */
    static Optional<Injection> drawn(Fault fault, int place, long call) {
        FaultRule rule = fault.rules().get(place);
        var random = new SplittableRandom((fault.seed() * GOLDEN + place) * GOLDEN + call);
        boolean befalls = random.nextDouble() < rule.when().probability()
                && call > rule.when().after();
        return befalls ? Optional.of(of(fault, rule, random)) : Optional.empty();
    }

    static Injection of(Fault fault, FaultRule rule, SplittableRandom random) {
        return new Injection(rule, fault.cause(), rule.spread().map(spread -> spread.sample(random)));
    }

    /** Zero where the rule says nothing. */
    Duration duration() {
        return seconds.orElse(Duration.ZERO);
    }

    /** For the record: how it fails, and how long it takes. */
    String detail() {
        return Stream.concat(
                        rule.failure().stream().map(CreateFailure::word),
                        seconds.stream().map(time -> time.toMillis() + " ms"))
                .reduce((kind, time) -> kind + ", " + time)
                .orElse("");
    }
}
