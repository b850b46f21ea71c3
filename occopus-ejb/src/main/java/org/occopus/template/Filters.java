package org.occopus.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.occopus.spi.TemplateException;

/** The filters of Jinja2 that make sense in a configuration file, and some for encoding. */
final class Filters {
    private static final Map<String, Operation> ALL = all();

    private Filters() {}

    private static Map<String, Operation> all() {
        Map<String, Operation> all = new HashMap<>();
        List.of(TextFilters.ALL, EncodingFilters.ALL, ListFilters.ALL, ChoosingFilters.ALL, NumberFilters.ALL)
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    static boolean isKnown(String filter) {
        return ALL.containsKey(filter);
    }

    static void require(String filter) {
        if (!isKnown(filter)) {
            throw new TemplateException("there is no filter '" + filter + "'; known are: "
                    + String.join(", ", new TreeSet<>(ALL.keySet())));
        }
    }

    static Object apply(String filter, Object input, List<Object> arguments, Map<String, Object> named) {
        require(filter);
        Operation operation = ALL.getOrDefault(filter, NumberFilters.NONE);
        return Nothing.orNone(operation.apply("filter '" + filter + "'", input, arguments, named));
    }
}
