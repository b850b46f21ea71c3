package org.occopus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.occopus.spi.TemplateException;

/** The filters of Jinja2 that make sense in a configuration file, and {@code b64encode}, {@code b64decode}. */
final class Filters {
    private static final Set<String> ON_TEXTS = Set.of(
            "upper",
            "lower",
            "capitalize",
            "title",
            "trim",
            "replace",
            "indent",
            "truncate",
            "center",
            "wordcount",
            "string",
            "escape",
            "e",
            "forceescape",
            "safe",
            "striptags",
            "urlencode",
            "b64encode",
            "b64decode",
            "format",
            "pprint",
            "tojson");
    private static final Set<String> ON_LISTS = Set.of(
            "first",
            "last",
            "length",
            "count",
            "join",
            "list",
            "sort",
            "reverse",
            "unique",
            "sum",
            "min",
            "max",
            "map",
            "select",
            "reject",
            "selectattr",
            "rejectattr",
            "batch",
            "slice",
            "dictsort",
            "items",
            "groupby");
    private static final Set<String> ON_OTHERS = Set.of("default", "d", "int", "float", "abs", "round", "attr");

    private Filters() {}

    static void require(String filter) {
        if (!ON_TEXTS.contains(filter) && !ON_LISTS.contains(filter) && !ON_OTHERS.contains(filter)) {
            Set<String> known = new TreeSet<>(ON_TEXTS);
            known.addAll(ON_LISTS);
            known.addAll(ON_OTHERS);
            throw new TemplateException("there is no filter '" + filter + "'; known are: " + String.join(", ", known));
        }
    }

    static Object apply(String filter, Object input, List<Object> arguments, Map<String, Object> named) {
        FilterArguments given = new FilterArguments(filter, arguments, named);
        if (ON_TEXTS.contains(filter)) {
            return TextFilters.apply(filter, input, given);
        }
        if (ON_LISTS.contains(filter)) {
            return ListFilters.apply(filter, input, given);
        }
        return switch (filter) {
            case "default", "d" -> orDefault(input, given);
            case "int" -> toInteger(input, given);
            case "float" -> toDecimal(input, given);
            case "abs" -> PythonValues.compare(input, 0L) < 0 ? PythonNumbers.apply("-", 0L, input) : input;
            case "round" -> rounded(input, given);
            default -> PythonValues.item(input, given.at(0, "name", ""), "attr");
        };
    }

    private static Object orDefault(Object input, FilterArguments given) {
        boolean missing = PythonValues.truth(given.at(1, "boolean", false))
                ? !PythonValues.truth(input)
                : input instanceof Nothing.Undefined;
        return missing ? given.at(0, "default_value", "") : input;
    }

    private static Object toInteger(Object input, FilterArguments given) {
        Object missing = given.at(0, "default", 0L);
        try {
            return switch (input) {
                case Boolean truth -> truth ? 1L : 0L;
                case Double decimal -> PythonNumbers.smallest(new BigDecimal(decimal).toBigInteger());
                case Number number -> number;
                case String text -> whole(text, (int) PythonValues.integer(given.at(1, "base", 10L)));
                default -> missing;
            };
        } catch (NumberFormatException e) {
            return missing;
        }
    }

    private static Object whole(String text, int base) {
        String digits = text.strip().replace("_", "");
        return digits.matches("[+-]?\\d+\\.\\d*")
                ? PythonNumbers.smallest(new BigDecimal(digits).toBigInteger())
                : PythonNumbers.smallest(new BigInteger(digits, base));
    }

    private static Object toDecimal(Object input, FilterArguments given) {
        try {
            return switch (input) {
                case Number number -> number.doubleValue();
                case String text -> Double.valueOf(text.strip());
                default -> given.at(0, "default", 0.0);
            };
        } catch (NumberFormatException e) {
            return given.at(0, "default", 0.0);
        }
    }

    private static Object rounded(Object input, FilterArguments given) {
        if (!(input instanceof Number number)) {
            throw new TemplateException("round needs a number, not " + PythonValues.kind(input));
        }
        if (!(number instanceof Double)) {
            return number;
        }
        int digits = Math.clamp(PythonValues.integer(given.at(0, "precision", 0L)), -300, 300);
        RoundingMode mode =
                switch (PythonText.str(given.at(1, "method", "common"))) {
                    case "ceil" -> RoundingMode.CEILING;
                    case "floor" -> RoundingMode.FLOOR;
                    default -> RoundingMode.HALF_EVEN;
                };
        return new BigDecimal(number.doubleValue()).setScale(digits, mode).doubleValue();
    }
}
