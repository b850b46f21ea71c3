package org.occopus.client.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure.
 *
 * @param name what was measured
 * @param value the figure
 * @param unit its unit
 * @param target the figure has to stay below this
 * @param original what the original Occopus needs, in its own words
 */
record Measurement(String name, double value, String unit, OptionalDouble target, Optional<String> original) {
    static Measurement of(String name, double value, String unit) {
        return new Measurement(name, value, unit, OptionalDouble.empty(), Optional.empty());
    }

    Measurement below(double limit) {
        return new Measurement(name, value, unit, OptionalDouble.of(limit), original);
    }

    Measurement original(String words) {
        return new Measurement(name, value, unit, target, Optional.of(words));
    }

    boolean missed() {
        return target.isPresent() && value >= target.getAsDouble();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("value", Math.round(value * 10_000) / 10_000.0);
        members.put("unit", unit);
        target.ifPresent(limit -> {
            members.put("target", limit);
            members.put("met", !missed());
        });
        original.ifPresent(words -> members.put("original", words));
        return members;
    }
}
