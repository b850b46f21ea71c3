package org.occopus.template;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.occopus.spi.TemplateException;

/** The tests of Jinja2, what follows {@code is}. */
final class Tests {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "defined",
            "undefined",
            "none",
            "boolean",
            "true",
            "false",
            "integer",
            "float",
            "number",
            "string",
            "mapping",
            "sequence",
            "iterable",
            "callable",
            "odd",
            "even",
            "divisibleby",
            "eq",
            "equalto",
            "ne",
            "lt",
            "lessthan",
            "le",
            "gt",
            "greaterthan",
            "ge",
            "in",
            "sameas",
            "lower",
            "upper"));

    private Tests() {}

    static void require(String test) {
        if (!KNOWN.contains(test)) {
            throw new TemplateException("there is no test '" + test + "'; known are: " + String.join(", ", KNOWN));
        }
    }

    static boolean holds(String test, Object value, List<Object> arguments) {
        Object other = Methods.argument(arguments, 0);
        return switch (test) {
            case "defined" -> !(value instanceof Nothing.Undefined);
            case "undefined" -> value instanceof Nothing.Undefined;
            case "odd" -> Math.floorMod(PythonValues.integer(value), 2L) == 1;
            case "even" -> Math.floorMod(PythonValues.integer(value), 2L) == 0;
            case "divisibleby" -> PythonValues.integer(value) % PythonValues.integer(other) == 0;
            case "eq", "equalto", "sameas" -> PythonValues.equal(value, other);
            case "ne" -> !PythonValues.equal(value, other);
            case "lt", "lessthan" -> PythonValues.compare(value, other) < 0;
            case "le" -> PythonValues.compare(value, other) <= 0;
            case "gt", "greaterthan" -> PythonValues.compare(value, other) > 0;
            case "ge" -> PythonValues.compare(value, other) >= 0;
            case "in" -> PythonValues.contains(other, value);
            case "lower" -> PythonText.str(value).equals(PythonText.str(value).toLowerCase(Locale.ROOT));
            case "upper" -> PythonText.str(value).equals(PythonText.str(value).toUpperCase(Locale.ROOT));
            default -> isOfKind(test, value);
        };
    }

    private static boolean isOfKind(String kind, Object value) {
        return switch (kind) {
            case "none" -> value instanceof Nothing.None;
            case "boolean" -> value instanceof Boolean;
            case "true" -> value.equals(true);
            case "false" -> value.equals(false);
            case "integer" -> value instanceof Number && !(value instanceof Double);
            case "float" -> value instanceof Double;
            case "number" -> value instanceof Number || value instanceof Boolean;
            case "string" -> value instanceof String;
            case "mapping" -> value instanceof Map;
            case "sequence", "iterable" ->
                value instanceof Collection || value instanceof Map || value instanceof String;
            default -> value instanceof TemplateFunction;
        };
    }
}
