package org.occopus.plugins.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.occopus.plugins.simulator.FaultRule.When;
import org.occopus.spi.failure.ProviderFailure;

/**
 * What {@code fail_create} asks for.
 *
 * @param kind how creations fail
 * @param times how many of them; empty for all
 */
record CreateFailure(ProviderFailure kind, OptionalInt times) {
    private static final String EXPECTED = "must be true, false, a kind of failure ("
            + String.join(
                    ", ",
                    Stream.of(ProviderFailure.values()).map(CreateFailure::word).toList())
            + ") or a mapping of kind and times";

    /** Reads a parsed YAML value; empty when nothing is to fail. */
    static Optional<CreateFailure> of(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? always(ProviderFailure.REFUSED) : Optional.empty();
            case Map<?, ?> map -> ofMapping(map);
            default -> ofText(value.toString());
        };
    }

    private static Optional<CreateFailure> ofText(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "false", "" -> Optional.empty();
            case "true" -> always(ProviderFailure.REFUSED);
            default -> always(kind(text));
        };
    }

    private static Optional<CreateFailure> ofMapping(Map<?, ?> map) {
        if (!List.of("kind", "times").containsAll(map.keySet())) {
            throw new IllegalArgumentException(EXPECTED);
        }
        Optional<Object> kind = Optional.ofNullable(map.get("kind"));
        Optional<Object> times = Optional.ofNullable(map.get("times"));
        return Optional.of(new CreateFailure(
                kind.map(Object::toString).map(CreateFailure::kind).orElse(ProviderFailure.REFUSED),
                times.map(count -> OptionalInt.of(count(count))).orElse(OptionalInt.empty())));
    }

    /** The same as one of {@code faults}. */
    FaultRule rule() {
        When when = times.isPresent() ? When.times(times.getAsInt()) : When.ALWAYS;
        return FaultRule.of(FaultKind.FAIL, when).failing(kind, EnumSet.of(Call.CREATE));
    }

    private static int count(Object value) {
        String text = value.toString().strip();
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("times must be a whole number, 0 or more, but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Optional<CreateFailure> always(ProviderFailure kind) {
        return Optional.of(new CreateFailure(kind, OptionalInt.empty()));
    }

    /** The kind of a name in any case. */
    static ProviderFailure kind(String text) {
        return Stream.of(ProviderFailure.values())
                .filter(kind -> word(kind).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(EXPECTED + ", but is '" + text + "'"));
    }

    static String word(ProviderFailure kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
