package org.occopus.plugins.simulator;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.occopus.plugins.simulator.FaultKind.Parameter;
import org.occopus.plugins.simulator.FaultRule.When;
import org.occopus.spi.failure.ProviderFailure;

/** Reads faults from parsed YAML or JSON, and collects everything that is wrong with them. */
final class FaultRuleReader {
    private static final List<String> COMMON = List.of("fault", "calls", "from_seconds", "for_seconds");
    private static final List<String> DRAWN = List.of("probability", "times", "after");

    private final Map<?, ?> map;
    private final String where;
    private final List<String> problems;

    private FaultRuleReader(Map<?, ?> map, String where, List<String> problems) {
        this.map = map;
        this.where = where;
        this.problems = problems;
    }

    /**
     * Reads a list of faults.
     *
     * @param value parsed YAML or JSON
     * @param problems takes sentences for people; the answer means something only when none was added
     */
    static List<FaultRule> read(Object value, List<String> problems) {
        if (!(value instanceof List<?> list)) {
            problems.add("must be a list of mappings, each with 'fault', but is " + value);
            return List.of();
        }
        List<FaultRule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String where = "fault " + (i + 1) + ": ";
            if (list.get(i) instanceof Map<?, ?> map) {
                new FaultRuleReader(map, where, problems).rule().ifPresent(rules::add);
            } else {
                problems.add(where + "must be a mapping with 'fault', but is " + list.get(i));
            }
        }
        return rules;
    }

    private Optional<FaultRule> rule() {
        Optional<FaultKind> kind = text("fault").flatMap(FaultKind::of);
        if (kind.isEmpty()) {
            problem("'fault' must be one of " + String.join(", ", FaultKind.words()) + ", but is "
                    + text("fault").orElse("missing"));
        }
        return kind.map(this::rule);
    }

    private FaultRule rule(FaultKind kind) {
        checkKeys(kind);
        return new FaultRule(
                kind,
                calls(kind),
                when(),
                text("kind").flatMap(this::failure),
                seconds("retry_after_seconds"),
                value("seconds").flatMap(this::spread),
                count("limit"));
    }

    private void checkKeys(FaultKind kind) {
        List<String> taken = new ArrayList<>(COMMON);
        taken.addAll(kind.isStanding() ? List.of() : DRAWN);
        Stream.of(Parameter.values()).filter(kind::takes).map(Parameter::word).forEach(taken::add);
        for (Object key : map.keySet()) {
            if (!taken.contains(String.valueOf(key))) {
                problem("'" + key + "' is unknown for " + kind.word() + "; known are " + String.join(", ", taken));
            }
        }
        kind.needed()
                .filter(parameter -> value(parameter.word()).isEmpty())
                .ifPresent(parameter -> problem("'" + parameter.word() + "' is missing for " + kind.word()));
    }

    private Set<Call> calls(FaultKind kind) {
        List<String> named =
                switch (value("calls").orElse(List.of())) {
                    case List<?> list -> list.stream().map(String::valueOf).toList();
                    case Object one -> List.of(one.toString());
                };
        Set<Call> calls = EnumSet.noneOf(Call.class);
        for (String word : named) {
            Optional<Call> call = Call.of(word).filter(kind.calls()::contains);
            call.ifPresent(calls::add);
            if (call.isEmpty()) {
                problem("'calls' of " + kind.word() + " takes "
                        + kind.calls().stream().map(Call::word).collect(joining(", ")) + ", but not '" + word + "'");
            }
        }
        return calls.isEmpty() ? kind.usualCalls() : calls;
    }

    private When when() {
        return new When(
                number("probability", 1).orElse(1.0),
                count("times"),
                count("after").orElse(0),
                seconds("from_seconds").orElse(Duration.ZERO),
                seconds("for_seconds"));
    }

    private Optional<ProviderFailure> failure(String word) {
        try {
            return Optional.of(CreateFailure.kind(word));
        } catch (IllegalArgumentException e) {
            problem("'kind' " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Spread> spread(Object value) {
        if (!(value instanceof Map<?, ?> named)) {
            return number("seconds", Spread.LONGEST_SECONDS).map(Spread.Fixed::new);
        }
        var reader = new FaultRuleReader(named, where + "'seconds': ", problems);
        return reader.distribution();
    }

    private Optional<Spread> distribution() {
        String word = text("distribution").orElse("");
        return switch (word) {
            case "fixed" -> parameters("value").map(of -> new Spread.Fixed(of.get(0)));
            case "uniform" -> parameters("min", "max").flatMap(this::uniform);
            case "exponential" -> parameters("mean").map(of -> new Spread.Exponential(of.get(0)));
            case "lognormal" -> parameters("median", "sigma").map(of -> new Spread.LogNormal(of.get(0), of.get(1)));
            default -> {
                problem("'distribution' must be fixed (value), uniform (min, max), exponential (mean) or lognormal"
                        + " (median, sigma), but is '" + word + "'");
                yield Optional.empty();
            }
        };
    }

    private Optional<Spread> uniform(List<Double> of) {
        if (of.get(0) > of.get(1)) {
            problem("'min' is above 'max'");
            return Optional.empty();
        }
        return Optional.of(new Spread.Uniform(of.get(0), of.get(1)));
    }

    private Optional<List<Double>> parameters(String... names) {
        List<Double> numbers = new ArrayList<>();
        for (String name : names) {
            if (value(name).isEmpty()) {
                problem("'" + name + "' is missing");
            }
            number(name, Spread.LONGEST_SECONDS).ifPresent(numbers::add);
        }
        map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !key.equals("distribution") && !List.of(names).contains(key))
                .forEach(key -> problem("'" + key + "' is unknown; known are " + String.join(", ", names)));
        return numbers.size() == names.length ? Optional.of(numbers) : Optional.empty();
    }

    private Optional<Duration> seconds(String key) {
        return number(key, Spread.LONGEST_SECONDS).map(seconds -> Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    private OptionalInt count(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("\\d{1,9}")) {
            problem("'" + key + "' must be a whole number from 0, but is '" + text.get() + "'");
            return OptionalInt.empty();
        }
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    private Optional<Double> number(String key, double most) {
        Optional<String> text = text(key);
        Optional<Double> number = text.filter(word -> word.matches("\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?"))
                .map(Double::valueOf)
                .filter(read -> read <= most);
        if (text.isPresent() && number.isEmpty()) {
            problem("'" + key + "' must be a number from 0 to " + (long) most + ", but is '" + text.get() + "'");
        }
        return number;
    }

    private Optional<Object> value(String key) {
        return Optional.ofNullable(map.get(key));
    }

    private Optional<String> text(String key) {
        return value(key).map(Object::toString).map(String::strip);
    }

    private void problem(String sentence) {
        problems.add(where + sentence);
    }
}
