package org.occopus.template;

import java.util.List;
import java.util.Map;
import org.occopus.spi.TemplateException;

/**
 * The arguments of a filter.
 *
 * @param filter its name, for messages
 * @param positional in order
 * @param named by name
 */
record FilterArguments(String filter, List<Object> positional, Map<String, Object> named) {

    /** An argument by position or name, or what counts when it is missing. */
    Object at(int position, String name, Object missing) {
        return position < positional.size() ? positional.get(position) : named.getOrDefault(name, missing);
    }

    /** A whole number, see {@link #at}. */
    int number(int position, String name, int missing) {
        long number = PythonValues.integer(at(position, name, (long) missing));
        if (Math.abs(number) > 100_000) {
            throw new TemplateException("filter '" + filter + "': " + number + " is out of range");
        }
        return (int) number;
    }

    /** A text, see {@link #at}. */
    String text(int position, String name, String missing) {
        return PythonText.str(at(position, name, missing));
    }

    /** A truth, see {@link #at}. */
    boolean flag(int position, String name) {
        return PythonValues.truth(at(position, name, false));
    }
}
