package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** What befalls one call to one endpoint of the simulated cloud. */
final class Obstacles {
    private final Simulator simulator;
    private final String endpoint;
    private final Call call;
    private final String subject;
    private final Deadline deadline;
    private final List<Fault> faults = new ArrayList<>();

    private Obstacles(Simulator simulator, String endpoint, Call call, String subject, Deadline deadline) {
        this.simulator = simulator;
        this.endpoint = endpoint;
        this.call = call;
        this.subject = subject;
        this.deadline = deadline;
    }

    /**
     * Begins a call.
     *
     * @param subject a token, an id, or the tag to list by
     */
    static Obstacles of(Simulator simulator, String endpoint, Call call, String subject, Deadline deadline) {
        var obstacles = new Obstacles(simulator, endpoint, call, subject, deadline);
        if (Thread.currentThread().isInterrupted()) {
            throw obstacles.failure(ProviderFailure.OUTCOME_UNKNOWN, "the call was interrupted");
        } else if (deadline.hasPassed()) {
            throw obstacles.failure(ProviderFailure.UNREACHABLE, "the time for the call was over before it began");
        }
        simulator.faults().all(deadline).stream()
                .filter(fault -> fault.concerns(endpoint))
                .forEach(obstacles.faults::add);
        return obstacles;
    }

    /** Heeds the faults of a node's definition besides. */
    void heed(Optional<Fault> ofNode) {
        ofNode.ifPresent(faults::add);
    }

    /** Whether anything can go wrong. */
    boolean areThere() {
        return !faults.isEmpty();
    }

    /** Lets the call through to the cloud, late perhaps, or not at all. */
    void reach() {
        longest(FaultKind.LATENCY).ifPresent(time -> pauseOrGiveUp(time, "the request did not arrive in time"));
        befalling(FaultKind.FAIL).findFirst().ifPresent(this::fail);
        befalling(FaultKind.TIMEOUT).findFirst().ifPresent(timeout -> {
            pause(timeout.seconds().orElse(deadline.remaining()));
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "no answer, and nothing done; " + timeout.cause());
        });
    }

    /** Lets the answer through to the caller, late perhaps, or not at all. */
    void answer() {
        longest(FaultKind.SLOW_ANSWER).ifPresent(this::answerAfter);
        befalling(FaultKind.LOST_ANSWER).findFirst().ifPresent(lost -> {
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "the answer is lost; " + lost.cause());
        });
    }

    /** Answers late; a caller that does not wait that long finds out with the same token. */
    void answerAfter(Duration latency) {
        pauseOrGiveUp(latency, "no answer in time; it takes " + latency.toMillis() + " ms");
    }

    private void pauseOrGiveUp(Duration latency, String why) {
        boolean tooLong = latency.compareTo(deadline.remaining()) > 0;
        pause(tooLong ? deadline.remaining() : latency);
        if (tooLong) {
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, why);
        }
    }

    private void fail(Injection injection) {
        FaultRule rule = injection.rule();
        ProviderFailure kind = rule.failure().orElse(ProviderFailure.REFUSED);
        String why = CreateFailure.word(kind) + "; " + injection.cause();
        if (kind == ProviderFailure.THROTTLED && rule.retryAfter().isPresent()) {
            String words = "Simulator " + endpoint + ": " + why;
            throw ProviderException.throttled(
                    CreateFailure.word(kind), words, rule.retryAfter().get());
        }
        throw failure(kind, why);
    }

    /** Whether any of a kind befalls the call. */
    boolean befalls(FaultKind kind) {
        return !befalling(kind).toList().isEmpty();
    }

    /** The longest time that faults of this kind ask for; empty when none befalls the call. */
    Optional<Duration> longest(FaultKind kind) {
        return befalling(kind).map(Injection::duration).max(Duration::compareTo);
    }

    /** The shortest time that faults of this kind ask for; empty when none befalls the call. */
    Optional<Duration> soonest(FaultKind kind) {
        return befalling(kind).map(Injection::duration).min(Duration::compareTo);
    }

    /** Those of a kind that befall the call, drawn, counted and recorded one by one: ask once for each kind. */
    Stream<Injection> befalling(FaultKind kind) {
        Instant now = simulator.now();
        return faults.stream().flatMap(fault -> befalling(fault, kind, now)).map(injection -> {
            record(kind, injection.detail());
            return injection;
        });
    }

    private Stream<Injection> befalling(Fault fault, FaultKind kind, Instant now) {
        return IntStream.range(0, fault.rules().size())
                .filter(place -> concerns(fault, fault.rules().get(place), kind, now))
                .boxed()
                .flatMap(place -> draw(fault, place, now).stream());
    }

    private boolean concerns(Fault fault, FaultRule rule, FaultKind kind, Instant now) {
        return rule.kind() == kind && rule.calls().contains(call) && rule.when().covers(fault.setAt(), now);
    }

    private Optional<Injection> draw(Fault fault, int place, Instant now) {
        FaultRule rule = fault.rules().get(place);
        if (rule.isCertain()) {
            return Optional.of(Injection.of(fault, rule, new SplittableRandom(fault.seed())));
        }
        long count = simulator.faults().count(fault.scope(), place, now, deadline);
        return Injection.drawn(fault, place, count).filter(injection -> isLeft(fault, place, rule));
    }

    private boolean isLeft(Fault fault, int place, FaultRule rule) {
        return rule.when().times().isEmpty()
                || simulator
                        .faults()
                        .take(fault.scope(), place, rule.when().times().getAsInt(), deadline);
    }

    /** What holds for the call although it befalls nobody by itself: limits and lags. Not recorded. */
    Stream<FaultRule> standing(FaultKind kind) {
        return faults.stream().flatMap(fault -> standing(kind, fault));
    }

    /** The same of what a node's definition says about one of its machines. */
    Stream<FaultRule> standing(FaultKind kind, Fault fault) {
        Instant now = simulator.now();
        return fault.rules().stream().filter(rule -> concerns(fault, rule, kind, now));
    }

    void record(FaultKind kind, String detail) {
        simulator
                .faults()
                .record(new Injected(0, simulator.now(), endpoint, call, subject, kind.word(), detail), deadline);
    }

    private void pause(Duration duration) {
        try {
            // Nobody counts down: it is a wait that only time or an interrupt ends.
            boolean counted = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
            assert !counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "the call was interrupted");
        }
    }

    ProviderException failure(ProviderFailure kind, String why) {
        return new ProviderException(kind, CreateFailure.word(kind), "Simulator " + endpoint + ": " + why);
    }
}
