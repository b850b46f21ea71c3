package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.occopus.spi.TemplateException;

/** The tests of Jinja2, what follows {@code is}. */
final class Tests {
    private static final Operation NEVER = new Operation(List.of(), (value, given) -> false);

    private static final Map<String, Operation> OF_KIND = Map.ofEntries(
            named("defined", "", (value, given) -> !(value instanceof Nothing.Undefined)),
            named("undefined", "", (value, given) -> value instanceof Nothing.Undefined),
            named("none", "", (value, given) -> value instanceof Nothing.None),
            named("boolean", "", (value, given) -> value instanceof Boolean),
            named("true", "", (value, given) -> value.equals(true)),
            named("false", "", (value, given) -> value.equals(false)),
            named("integer", "", (value, given) -> value instanceof Number && !(value instanceof Double)),
            named("float", "", (value, given) -> value instanceof Double),
            named("number", "", (value, given) -> PythonNumbers.isNumber(value)),
            named("string", "", (value, given) -> PythonValues.plain(value) instanceof String),
            named("mapping", "", (value, given) -> value instanceof Map),
            named("sequence", "", (value, given) -> isSequence(value)),
            named("iterable", "", (value, given) -> PythonValues.isIterable(value)),
            named(
                    "callable",
                    "",
                    (value, given) -> value instanceof TemplateFunction || value instanceof Nothing.Undefined),
            named("escaped", "", (value, given) -> value instanceof Markup),
            named("filter", "", (value, given) -> Filters.isKnown(PythonText.str(value))),
            named("test", "", (value, given) -> isKnown(PythonText.str(value))),
            named("lower", "", (value, given) -> TextCase.isLower(PythonText.str(value))),
            named("upper", "", (value, given) -> TextCase.isUpper(PythonText.str(value))));

    private static final Map<String, Operation> COMPARING = Map.ofEntries(
            named("odd", "", (value, given) -> hasRemainder(value, 2L, 1L)),
            named("even", "", (value, given) -> hasRemainder(value, 2L, 0L)),
            named("divisibleby", "num", (value, given) -> hasRemainder(value, given.get("num"), 0L)),
            named("sameas", "other", (value, given) -> isSame(value, given.get("other"))),
            named("in", "seq", (value, given) -> PythonValues.contains(given.get("seq"), value)),
            comparison("eq", "=="),
            comparison("equalto", "=="),
            comparison("==", "=="),
            comparison("ne", "!="),
            comparison("!=", "!="),
            comparison("lt", "<"),
            comparison("lessthan", "<"),
            comparison("<", "<"),
            comparison("le", "<="),
            comparison("<=", "<="),
            comparison("gt", ">"),
            comparison("greaterthan", ">"),
            comparison(">", ">"),
            comparison("ge", ">="),
            comparison(">=", ">="));

    private static final Map<String, Operation> ALL = all();

    private Tests() {}

    private static Map<String, Operation> all() {
        Map<String, Operation> all = new HashMap<>(OF_KIND);
        all.putAll(COMPARING);
        return Map.copyOf(all);
    }

    private static Map.Entry<String, Operation> comparison(String name, String operator) {
        return named(name, "other", (value, given) -> PythonOrder.holds(operator, value, given.get("other")));
    }

    private static boolean isKnown(String test) {
        return ALL.containsKey(test);
    }

    static void require(String test) {
        if (!isKnown(test)) {
            throw new TemplateException(
                    "there is no test '" + test + "'; known are: " + String.join(", ", new TreeSet<>(ALL.keySet())));
        }
    }

    static boolean holds(String test, Object value, List<Object> arguments, Map<String, Object> named) {
        require(test);
        return PythonValues.truth(ALL.getOrDefault(test, NEVER).apply("test '" + test + "'", value, arguments, named));
    }

    private static boolean hasRemainder(Object value, Object divisor, Object remainder) {
        return PythonValues.equal(PythonNumbers.apply("%", value, divisor), remainder);
    }

    private static boolean isSequence(Object value) {
        return (value instanceof Collection && !(value instanceof PythonView))
                || value instanceof Map
                || PythonValues.plain(value) instanceof String
                || value instanceof Nothing.Undefined;
    }

    /** Values that Python holds once are the same when they are equal. */
    private static boolean isSame(Object one, Object other) {
        boolean heldOnce = one instanceof String || PythonNumbers.isNumber(one);
        return one == other || (heldOnce && one.equals(other));
    }
}
