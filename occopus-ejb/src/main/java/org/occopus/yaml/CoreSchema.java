package org.occopus.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What plain scalars mean: YAML 1.2 as Occopus has always read it. {@code yes} and {@code 1:20} are texts, {@code 0644}
 * is the number 644, {@code 1_000} is 1000; a date stays a text. Source: behaviour of ruamel.yaml, see
 * https://yaml.org/spec/1.2.2/#103-core-schema for the base.
 */
final class CoreSchema {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final int LONGEST_NUMBER = 200;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern OTHER_BASE = Pattern.compile("[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\\.[0-9_]*[0-9][0-9_]*(?:[eE][-+][0-9]+)?)");
    private static final Pattern INFINITY = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");

    private CoreSchema() {}

    /** The value of a plain scalar without a tag. */
    static @Nullable Object value(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        Optional<? extends Object> found = bool(text);
        found = found.isPresent() ? found : integer(text);
        found = found.isPresent() ? found : decimal(text);
        return found.isPresent() ? found.get() : text;
    }

    static boolean isNull(String text) {
        return NULLS.contains(text);
    }

    static Optional<Boolean> bool(String text) {
        return TRUES.contains(text) ? Optional.of(true) : FALSES.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** Behind the tag {@code !!bool} the words of YAML 1.1 count too. */
    static Optional<Boolean> taggedBool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Number> integer(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (DECIMAL.matcher(text).matches()) {
            return Optional.of(whole(digits(text), 10));
        }
        if (!OTHER_BASE.matcher(text).matches() || text.endsWith("_")) {
            return Optional.empty();
        }
        String unsigned = digits(text).replaceFirst("[-+]", "");
        int base =
                switch (unsigned.charAt(1)) {
                    case 'b' -> 2;
                    case 'o' -> 8;
                    default -> 16;
                };
        return Optional.of(whole((text.startsWith("-") ? "-" : "") + unsigned.substring(2), base));
    }

    private static String digits(String text) {
        return text.replace("_", "");
    }

    private static Number whole(String digits, int base) {
        BigInteger number = new BigInteger(digits, base);
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    static Optional<Double> decimal(String text) {
        if (FLOAT.matcher(text).matches()) {
            return Optional.of(Double.valueOf(digits(text)));
        }
        if (INFINITY.matcher(text).matches()) {
            return Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return NOT_A_NUMBER.matcher(text).matches() ? Optional.of(Double.NaN) : Optional.empty();
    }
}
