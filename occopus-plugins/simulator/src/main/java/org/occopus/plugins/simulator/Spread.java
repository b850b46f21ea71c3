package org.occopus.plugins.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How durations are spread. */
sealed interface Spread {
    /** No sample is longer: about 30 years. */
    double LONGEST_SECONDS = 1e9;

    /** The same every time. */
    record Fixed(double seconds) implements Spread {}

    /** Every value from {@code min} to {@code max} as often as any other. */
    record Uniform(double min, double max) implements Spread {}

    /** Many short ones, few long ones, without memory. */
    record Exponential(double mean) implements Spread {}

    /** Half of them below the median, and a long tail; {@code sigma} is that of the logarithm. */
    record LogNormal(double median, double sigma) implements Spread {}

    /** The next one. */
    default Duration sample(RandomGenerator random) {
        double seconds =
                switch (this) {
                    case Fixed fixed -> fixed.seconds();
                    case Uniform uniform -> uniform.min() + random.nextDouble() * (uniform.max() - uniform.min());
                    case Exponential exponential -> exponential.mean() * random.nextExponential();
                    case LogNormal normal -> normal.median() * Math.exp(normal.sigma() * random.nextGaussian());
                };
        return Duration.ofNanos(Math.round(Math.min(seconds, LONGEST_SECONDS) * 1e9));
    }

    /** As in descriptions. */
    default Object words() {
        return switch (this) {
            case Fixed fixed -> fixed.seconds();
            case Uniform uniform -> named("uniform", "min", uniform.min(), "max", uniform.max());
            case Exponential exponential -> named("exponential", "mean", exponential.mean());
            case LogNormal normal -> named("lognormal", "median", normal.median(), "sigma", normal.sigma());
        };
    }

    private static Map<String, Object> named(String distribution, Object... parameters) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("distribution", distribution);
        for (int i = 0; i < parameters.length; i += 2) {
            words.put(parameters[i].toString(), parameters[i + 1]);
        }
        return words;
    }
}
