package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** Filters that make numbers, or stand in for missing values. */
final class NumberFilters {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+)?");
    private static final Pattern UNDERSCORED = Pattern.compile("[+-]?(?:0[xXoObB]_?)?[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*");
    private static final List<String> PREFIXES = List.of("k", "M", "G", "T", "P", "E", "Z", "Y");

    static final Operation NONE = new Operation(List.of(), (input, given) -> input);

    static final Map<String, Operation> ALL = Map.ofEntries(
            named(
                    "int",
                    "default? base?",
                    (input, given) -> whole(input, given.number("base", 10))
                            .or(() -> decimal(input).map(NumberFilters::truncated))
                            .orElseGet(() -> given.find("default").orElse(0L))),
            named(
                    "float",
                    "default?",
                    (input, given) -> decimal(input)
                            .<Object>map(number -> number)
                            .orElseGet(() -> given.find("default").orElse(0.0))),
            named(
                    "abs",
                    "",
                    (input, given) -> PythonNumbers.signed(
                            PythonNumbers.isNumber(input) && NumberFormat.isNegative(input), input)),
            named("round", "precision? method?", NumberFilters::rounded),
            named(
                    "filesizeformat",
                    "binary?",
                    (input, given) -> size(
                            decimal(input).orElseThrow(() -> new TemplateException("filesizeformat needs a number")),
                            given.flag("binary"))),
            named("default", "default_value? boolean?", NumberFilters::orDefault),
            named("d", "default_value? boolean?", NumberFilters::orDefault),
            named("attr", "name", (input, given) -> attribute(input, given.text("name", ""))));

    private NumberFilters() {}

    private static Object orDefault(Object input, Given given) {
        boolean missing = given.flag("boolean") ? !PythonValues.truth(input) : input instanceof Nothing.Undefined;
        return missing ? given.find("default_value").orElse("") : input;
    }

    /** Only attributes; the items of a mapping are none. */
    private static Object attribute(Object input, String name) {
        return input instanceof Map<?, ?>
                ? Methods.find(input, name).orElseGet(() -> new Nothing.Undefined(name))
                : Members.attribute(input, name, name);
    }

    private static Optional<Object> whole(Object input, int base) {
        return switch (PythonValues.plain(input)) {
            case Double decimal -> Double.isFinite(decimal) ? Optional.of(truncated(decimal)) : Optional.empty();
            case Boolean truth -> Optional.of(truth ? 1L : 0L);
            case Number number -> Optional.of(number);
            case String text -> parsed(PythonText.stripped(text, true, true), base);
            case Nothing.Undefined undefined -> throw new TemplateException("'" + undefined.name() + "' is undefined");
            default -> Optional.empty();
        };
    }

    private static Optional<Object> parsed(String text, int base) {
        if (!UNDERSCORED.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean negative = text.startsWith("-");
        String digits = text.replaceFirst("^[+-]", "").replace("_", "").toLowerCase(Locale.ROOT);
        int prefixed = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 0;
        boolean prefix = prefixed != 0 && (base == prefixed || base == 0);
        try {
            BigInteger number =
                    new BigInteger(prefix ? digits.substring(2) : digits, base == 0 ? Math.max(prefixed, 10) : base);
            boolean octalOfOld =
                    base == 0 && !prefix && digits.length() > 1 && digits.startsWith("0") && number.signum() != 0;
            return octalOfOld
                    ? Optional.empty()
                    : Optional.of(PythonNumbers.smallest(negative ? number.negate() : number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> decimal(Object input) {
        return switch (PythonValues.plain(input)) {
            case Boolean truth -> Optional.of(truth ? 1.0 : 0.0);
            case Number number -> Optional.of(PythonNumbers.decimal(number));
            case String text -> decimal(PythonText.stripped(text, true, true));
            case Nothing.Undefined undefined -> throw new TemplateException("'" + undefined.name() + "' is undefined");
            default -> Optional.empty();
        };
    }

    private static Optional<Double> decimal(String text) {
        if (DECIMAL.matcher(text).matches()) {
            return Optional.of(Double.valueOf(text.replace("_", "")));
        }
        return switch (text.toLowerCase(Locale.ROOT).replaceFirst("^\\+", "")) {
            case "inf", "infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            case "nan", "-nan" -> Optional.of(Double.NaN);
            default -> Optional.empty();
        };
    }

    private static Object truncated(double number) {
        if (!Double.isFinite(number)) {
            throw new TemplateException(PythonText.repr(number) + " is no whole number");
        }
        return PythonNumbers.smallest(new BigDecimal(number).toBigInteger());
    }

    private static Object rounded(Object input, Given given) {
        if (!PythonNumbers.isNumber(input)) {
            throw new TemplateException("round needs a number, not " + PythonValues.kind(input));
        }
        int digits = Math.clamp(given.number("precision", 0), -300, 300);
        return switch (given.text("method", "common")) {
            case "common" -> commonly(input, digits);
            case "ceil" -> scaled(input, digits, true);
            case "floor" -> scaled(input, digits, false);
            default -> throw new TemplateException("round knows the methods common, ceil and floor");
        };
    }

    private static Object commonly(Object input, int digits) {
        if (input instanceof Double number) {
            return Double.isFinite(number)
                    ? Math.copySign(
                            new BigDecimal(number)
                                    .setScale(digits, RoundingMode.HALF_EVEN)
                                    .doubleValue(),
                            number)
                    : number;
        }
        BigDecimal whole = new BigDecimal(PythonNumbers.whole(input));
        return PythonNumbers.smallest(
                digits >= 0
                        ? whole.toBigInteger()
                        : whole.setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
    }

    private static double scaled(Object input, int digits, boolean up) {
        double factor = Math.pow(10, digits);
        double scaled = PythonNumbers.decimal(input) * factor;
        return (up ? Math.ceil(scaled) : Math.floor(scaled)) / factor;
    }

    private static String size(double bytes, boolean binary) {
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return truncated(bytes) + " Bytes";
        }
        int power = 0;
        while (power < PREFIXES.size() - 1 && bytes >= Math.pow(base, power + 2.0)) {
            power++;
        }
        String prefix = PREFIXES.get(power);
        Object size = bytes / Math.pow(base, power + 1.0);
        return NumberFormat.magnitude('f', size, 1, false) + " "
                + (binary ? prefix.toUpperCase(Locale.ROOT) + "iB" : prefix + "B");
    }
}
