package org.occopus.plugins.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.plugins.simulator.FaultKind.Parameter;

final class FaultRuleReaderTest {
    private static final Map<Parameter, Object> EXAMPLES = Map.of(
            Parameter.SECONDS,
            2.5,
            Parameter.KIND,
            "no_capacity",
            Parameter.LIMIT,
            3,
            Parameter.RETRY_AFTER_SECONDS,
            4.0);

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void readsBackWhatItWrites(FaultKind kind) {
        var words = new java.util.LinkedHashMap<String, Object>();
        words.put("fault", kind.word());
        Stream.of(Parameter.values())
                .filter(kind::takes)
                .forEach(parameter -> words.put(parameter.word(), EXAMPLES.get(parameter)));
        words.put("for_seconds", 60.0);
        List<FaultRule> rules = read(words);

        assertThat(rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.words()).isEqualTo(words));
    }

    private static List<FaultRule> read(Object rule) {
        List<String> problems = new ArrayList<>();
        List<FaultRule> rules = FaultRuleReader.read(List.of(rule), problems);
        assertThat(problems).isEmpty();
        return rules;
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void spreadsDurationsAsNamed(Object seconds, double mean) {
        Spread spread = read(Map.of("fault", "boot", "seconds", seconds))
                .getFirst()
                .spread()
                .orElseThrow();
        var random = new SplittableRandom(1);
        double sampled = Stream.generate(() -> spread.sample(random))
                .limit(20_000)
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow();

        assertThat(sampled / 1000).isBetween(mean * 0.95, mean * 1.05);
    }

    static List<Object[]> distributions() {
        return List.of(
                new Object[] {"2", 2.0},
                new Object[] {Map.of("distribution", "fixed", "value", 3), 3.0},
                new Object[] {Map.of("distribution", "uniform", "min", 1, "max", 3), 2.0},
                new Object[] {Map.of("distribution", "exponential", "mean", 4), 4.0},
                // The mean of a lognormal distribution is median * exp(sigma² / 2).
                new Object[] {Map.of("distribution", "lognormal", "median", 2, "sigma", 0.5), 2 * Math.exp(0.125)});
    }

    @Test
    void collectsEverythingThatIsWrong() {
        List<String> problems = new ArrayList<>();
        FaultRuleReader.read(
                List.of(
                        "no mapping",
                        Map.of("fault", "sometimes"),
                        Map.of("fault", "fail", "kind", "maybe", "probability", 2, "colour", 1),
                        Map.of("fault", "list_lag", "calls", "create", "times", 1),
                        Map.of("fault", "boot", "seconds", Map.of("distribution", "uniform", "min", 3, "max", 1)),
                        Map.of("fault", "boot", "seconds", Map.of("distribution", "gauss")),
                        Map.of("fault", "boot", "seconds", Map.of("distribution", "exponential", "median", 1)),
                        Map.of("fault", "quota", "limit", "-1")),
                problems);

        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("fault 1: must be a mapping"))
                .anyMatch(problem -> problem.startsWith("fault 2: 'fault' must be one of latency, "))
                .anyMatch(problem -> problem.startsWith("fault 3: 'kind' must be true, false, a kind of failure"))
                .anyMatch(problem -> problem.startsWith("fault 3: 'probability' must be a number from 0 to 1,"))
                .anyMatch(problem -> problem.startsWith("fault 3: 'colour' is unknown for fail"))
                .anyMatch(problem -> problem.equals("fault 4: 'calls' of list_lag takes list, but not 'create'"))
                .anyMatch(problem -> problem.startsWith("fault 4: 'times' is unknown for list_lag"))
                .anyMatch(problem -> problem.startsWith("fault 4: 'seconds' is missing"))
                .anyMatch(problem -> problem.equals("fault 5: 'seconds': 'min' is above 'max'"))
                .anyMatch(problem -> problem.startsWith("fault 6: 'seconds': 'distribution' must be fixed"))
                .anyMatch(problem -> problem.equals("fault 7: 'seconds': 'mean' is missing"))
                .anyMatch(problem -> problem.startsWith("fault 7: 'seconds': 'median' is unknown"))
                .anyMatch(problem -> problem.startsWith("fault 8: 'limit' must be a whole number from 0"));
    }

    @Test
    void refusesWhatIsNoList() {
        List<String> problems = new ArrayList<>();
        assertThat(FaultRuleReader.read("boot", problems)).isEmpty();
        assertThat(problems).containsExactly("must be a list of mappings, each with 'fault', but is boot");
    }
}
