package org.occopus.plugins.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.occopus.plugins.simulator.FaultRule.When;
import org.occopus.spi.failure.ProviderFailure;

/** The most usual faults, which have a member of their own, and the other members beside {@code faults}. */
final class Shorthand {
    static final List<String> KEYS = List.of(
            "fail_create",
            "times",
            "create_latency_ms",
            "lose_answers",
            "throttle",
            "retry_after_seconds",
            "list_lag_seconds",
            "unreachable",
            "hang",
            "stuck_delete");

    private static final Set<Call> EVERY = EnumSet.allOf(Call.class);
    private static final double LARGEST = 1e9;

    private final Map<String, Object> values;
    private final List<String> problems;

    Shorthand(Map<String, Object> values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** What they stand for. */
    List<FaultRule> rules() {
        List<FaultRule> rules = new ArrayList<>();
        if (flag("unreachable")) {
            rules.add(FaultRule.of(FaultKind.FAIL, When.ALWAYS).failing(ProviderFailure.UNREACHABLE, EVERY));
        }
        if (flag("hang")) {
            rules.add(FaultRule.of(FaultKind.TIMEOUT, When.ALWAYS));
        }
        throttling(rules);
        failures(rules);
        count("lose_answers").ifPresent(times -> rules.add(FaultRule.of(FaultKind.LOST_ANSWER, When.times(times))));
        seconds("create_latency_ms", 1000).ifPresent(time -> rules.add(always(FaultKind.SLOW_ANSWER, time)));
        seconds("list_lag_seconds", 1).ifPresent(time -> rules.add(always(FaultKind.LIST_LAG, time)));
        if (flag("stuck_delete")) {
            rules.add(FaultRule.of(FaultKind.STUCK_DELETE, When.ALWAYS));
        }
        return rules;
    }

    private static FaultRule always(FaultKind kind, Duration time) {
        return FaultRule.of(kind, When.ALWAYS).lasting(time);
    }

    private void throttling(List<FaultRule> rules) {
        Duration wait = seconds("retry_after_seconds", 1).orElse(Duration.ZERO);
        count("throttle")
                .ifPresent(times -> rules.add(FaultRule.of(FaultKind.FAIL, When.times(times))
                        .failing(ProviderFailure.THROTTLED, EVERY)
                        .retryingAfter(wait)));
    }

    private void failures(List<FaultRule> rules) {
        int times = count("times").orElse(0);
        OptionalInt counted = values.containsKey("times") ? OptionalInt.of(times) : OptionalInt.empty();
        failCreate().ifPresent(kind -> rules.add(new CreateFailure(kind, counted).rule()));
    }

    private Optional<ProviderFailure> failCreate() {
        Optional<String> word = text("fail_create");
        try {
            return word.map(CreateFailure::kind);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    String endpoint() {
        return text("endpoint").filter(name -> !name.isBlank()).orElse(Fault.EVERYWHERE);
    }

    /** 0 when it is left out. */
    long seed() {
        Object seed = values.getOrDefault("seed", 0);
        if (!seed.toString().matches("-?\\d{1,18}")) {
            problems.add("'seed' must be a whole number, but is " + seed);
            return 0;
        }
        return Long.parseLong(seed.toString());
    }

    private Optional<String> text(String key) {
        Optional<Object> value = Optional.ofNullable(values.get(key));
        if (value.isPresent() && !(value.get() instanceof String)) {
            problems.add("'" + key + "' must be a text or null, but is " + value.get());
        }
        return value.filter(String.class::isInstance).map(String.class::cast);
    }

    private boolean flag(String key) {
        Object value = values.getOrDefault(key, false);
        if (!(value instanceof Boolean)) {
            problems.add("'" + key + "' must be true or false, but is " + value);
        }
        return Boolean.TRUE.equals(value);
    }

    private Optional<Integer> count(String key) {
        return Optional.of((int) number(key)).filter(number -> number > 0);
    }

    private Optional<Duration> seconds(String key, int inOne) {
        double number = number(key) / inOne;
        return number > 0 ? Optional.of(Duration.ofNanos(Math.round(number * 1e9))) : Optional.empty();
    }

    private double number(String key) {
        Object value = values.getOrDefault(key, 0);
        double number = value instanceof Number given ? given.doubleValue() : -1;
        if (!(number >= 0 && number <= LARGEST)) {
            problems.add("'" + key + "' must be a number from 0 to 1000000000, but is " + value);
            return 0;
        }
        return number;
    }
}
