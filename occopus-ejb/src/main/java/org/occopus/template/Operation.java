package org.occopus.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.spi.TemplateException;

/**
 * A filter, test or method.
 *
 * @param parameters the names of what it takes; one that ends with {@code ?} may be left out, {@code *} stands for any
 *     further values and {@code **} for any further named values
 * @param body what it does
 */
record Operation(List<String> parameters, Body body) {

    /** What an operation does. */
    @FunctionalInterface
    interface Body {
        Object apply(Object input, Given given);
    }

    /** An entry of a table of operations. */
    static Map.Entry<String, Operation> named(String name, String parameters, Body body) {
        return Map.entry(name, new Operation(parameters.isEmpty() ? List.of() : List.of(parameters.split(" ")), body));
    }

    /**
     * Runs the operation.
     *
     * @throws TemplateException when it cannot take what it is given, or fails
     */
    Object apply(String name, Object input, List<Object> positional, Map<String, Object> named) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> further = new LinkedHashMap<>(named);
        int position = 0;
        for (String parameter : parameters) {
            if (!parameter.startsWith("*")) {
                take(name, parameter, position++, positional, values, further);
            }
        }
        List<Object> rest = positional.subList(Math.min(position, positional.size()), positional.size());
        if (!rest.isEmpty() && !parameters.contains("*")) {
            throw new TemplateException(name + " takes no more than " + position + " values");
        }
        if (!further.isEmpty() && !parameters.contains("**")) {
            throw new TemplateException(
                    name + " knows no '" + further.keySet().iterator().next() + "'");
        }
        return body.apply(input, new Given(name, values, rest, further));
    }

    private static void take(
            String name,
            String parameter,
            int position,
            List<Object> positional,
            Map<String, Object> values,
            Map<String, Object> further) {
        boolean optional = parameter.endsWith("?");
        String key = optional ? parameter.substring(0, parameter.length() - 1) : parameter;
        boolean twice = position < positional.size() && further.containsKey(key);
        boolean missing = position >= positional.size() && !further.containsKey(key);
        if (twice || (missing && !optional)) {
            throw new TemplateException(name + (twice ? " got '" + key + "' twice" : " needs '" + key + "'"));
        }
        if (position < positional.size()) {
            values.put(key, positional.get(position));
        } else if (!missing) {
            values.put(key, further.get(key));
            further.remove(key);
        }
    }
}
