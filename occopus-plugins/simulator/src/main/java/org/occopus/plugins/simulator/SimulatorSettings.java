package org.occopus.plugins.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of type {@code simulator}.
 *
 * @param name for people; empty for the default name
 * @param boot how long a machine boots
 * @param latency how long a creation takes to answer
 * @param capacity how many machines the endpoint takes; empty for any number
 * @param quota how many machines the account may have; empty for any number
 * @param faults what goes wrong with the machines of the node; empty for nothing
 * @param dieAfter how long after its creation a machine vanishes; empty for never
 */
record SimulatorSettings(
        Optional<String> name,
        Duration boot,
        Duration latency,
        OptionalInt capacity,
        OptionalInt quota,
        Optional<Fault> faults,
        Optional<Duration> dieAfter) {
    static final String DEFAULT_ENDPOINT = "simulator";

    private static final List<String> NUMBERS =
            List.of("boot_seconds", "create_latency_ms", "capacity", "quota", "die_after_seconds");
    private static final double LONGEST_SECONDS = 1e9;

    static List<Setting> declared() {
        return List.of(
                Setting.optional(
                                "endpoint", SettingType.TEXT, "Name of the simulated account, 'simulator' if left out.")
                        .asAccountKey(),
                Setting.optional("name", SettingType.TEXT, "Name of the machine, made by Occopus if left out."),
                Setting.optional("flavour", SettingType.TEXT, "Any text, for filters of nodes to select by."),
                Setting.optional("boot_seconds", SettingType.NUMBER, "How long a machine boots, 0 if left out."),
                Setting.optional(
                        "create_latency_ms",
                        SettingType.INTEGER,
                        "How long a creation takes to answer, 0 if left out."),
                Setting.optional(
                        "capacity",
                        SettingType.INTEGER,
                        "How many machines the endpoint takes before it answers no_capacity, any number if left out."),
                Setting.optional(
                        "quota",
                        SettingType.INTEGER,
                        "How many machines the endpoint takes before it answers quota_exceeded, any number if left"
                                + " out."),
                Setting.optional(
                        "fail_create",
                        SettingType.ANY,
                        "Lets creations fail: true refuses them for good; or a kind of failure such as no_capacity;"
                                + " or a mapping of kind and times, times counting the creations of this node in one"
                                + " infrastructure."),
                Setting.optional(
                        "die_after_seconds",
                        SettingType.NUMBER,
                        "How long after its creation a machine vanishes, never if left out."),
                Setting.optional(
                        "faults",
                        SettingType.LIST,
                        "What else goes wrong with the machines of the node, as in PUT /simulator/faults."),
                Setting.optional(
                        "seed", SettingType.INTEGER, "What the dice of the node's faults follow from, 0 if left out."));
    }

    static String endpoint(Section section) {
        return section.text("endpoint").orElse(DEFAULT_ENDPOINT);
    }

    /** Throws {@link IllegalArgumentException} when {@link #problems} has something to say. */
    static SimulatorSettings of(Section section) {
        return new SimulatorSettings(
                section.text("name"),
                seconds(section, "boot_seconds").orElse(Duration.ZERO),
                seconds(section, "create_latency_ms").orElse(Duration.ZERO).dividedBy(1000),
                count(section, "capacity"),
                count(section, "quota"),
                faults(section),
                seconds(section, "die_after_seconds"));
    }

    private static Optional<Fault> faults(Section section) {
        List<FaultRule> rules = new ArrayList<>();
        section.value("fail_create")
                .flatMap(CreateFailure::of)
                .map(CreateFailure::rule)
                .ifPresent(rules::add);
        List<String> problems = new ArrayList<>();
        section.value("faults")
                .map(value -> FaultRuleReader.read(value, problems))
                .ifPresent(rules::addAll);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("'faults': " + String.join("; ", problems));
        }
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault("", Fault.OF_NODE, seed(section), Instant.EPOCH, rules));
    }

    private static long seed(Section section) {
        return section.number("seed").map(Math::round).orElse(0L);
    }

    static List<SettingProblem> problems(Section section) {
        var problems = new ArrayList<SettingProblem>();
        for (String key : NUMBERS) {
            collect(section, key, problems, value -> seconds(section, key));
        }
        collect(section, "fail_create", problems, CreateFailure::of);
        List<String> wrong = new ArrayList<>();
        section.value("faults")
                .filter(SimulatorSettings::isKnown)
                .ifPresent(value -> FaultRuleReader.read(value, wrong));
        wrong.forEach(message -> problems.add(SettingProblem.of("faults", message)));
        return problems;
    }

    private static boolean isKnown(Object value) {
        return !value.toString().contains("{{");
    }

    private static void collect(Section section, String key, List<SettingProblem> problems, Consumer<Object> check) {
        Optional<Object> value = section.value(key).filter(SimulatorSettings::isKnown);
        if (value.isEmpty()) {
            return;
        }
        try {
            check.accept(value.get());
        } catch (IllegalArgumentException e) {
            problems.add(SettingProblem.of(key, String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Duration> seconds(Section section, String key) {
        return section.number(key).map(number -> {
            if (!(number >= 0 && number <= LONGEST_SECONDS)) {
                throw new IllegalArgumentException("must be from 0 to 1000000000, but is " + section.required(key));
            }
            return Duration.ofNanos(Math.round(number * 1e9));
        });
    }

    private static OptionalInt count(Section section, String key) {
        return seconds(section, key)
                .map(count -> OptionalInt.of((int) count.toSeconds()))
                .orElse(OptionalInt.empty());
    }
}
