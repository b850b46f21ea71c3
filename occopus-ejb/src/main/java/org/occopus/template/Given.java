package org.occopus.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/**
 * What a filter, test or method was given.
 *
 * @param operation its name, for messages
 * @param values by the operation's own names
 * @param rest positional values beyond those
 * @param further named values beyond those
 */
record Given(String operation, Map<String, Object> values, List<Object> rest, Map<String, Object> further) {
    private static final int LARGEST_NUMBER = 100_000;

    /** A value; empty when it was left out. */
    Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A value that the operation cannot do without. */
    Object get(String name) {
        return find(name).orElse(Nothing.NONE);
    }

    /** A whole number; {@code missing} when it was left out. */
    int number(String name, int missing) {
        long number = find(name).map(PythonValues::integer).orElse((long) missing);
        if (Math.abs(number) > LARGEST_NUMBER) {
            throw new TemplateException(operation + ": " + number + " is out of range");
        }
        return (int) number;
    }

    /** A value printed; {@code missing} when it was left out. */
    String text(String name, String missing) {
        return find(name).map(PythonText::str).orElse(missing);
    }

    /** A text proper. */
    String textOnly(String name) {
        if (PythonValues.plain(get(name)) instanceof String text) {
            return text;
        }
        throw new TemplateException(operation + " needs a text, not " + PythonValues.kind(get(name)));
    }

    boolean flag(String name) {
        return find(name).map(PythonValues::truth).orElse(false);
    }

    /** The same with another value. */
    Given with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Given(operation, changed, rest, further);
    }

    /** A value, unless it was left out or is None. */
    Optional<Object> unlessNone(String name) {
        return find(name).filter(value -> !(value instanceof Nothing.None));
    }
}
