package org.occopus.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A dotted path to a part of an item, as filters take it.
 *
 * @param steps names and positions; empty means the item itself
 */
record AttributePath(List<Object> steps) {

    /** The path in the argument {@code attribute}. */
    static AttributePath of(Given given) {
        return of(given.get("attribute"));
    }

    static AttributePath of(Object attribute) {
        if (attribute instanceof Nothing) {
            return new AttributePath(List.of());
        }
        if (!(attribute instanceof String path)) {
            return new AttributePath(List.of(attribute));
        }
        return new AttributePath(Arrays.stream(path.split("\\.", -1))
                .map(step -> step.matches("\\d{1,9}") ? (Object) Long.valueOf(step) : step)
                .toList());
    }

    /** Paths separated by commas. */
    static List<AttributePath> several(Object attribute) {
        return attribute instanceof String paths
                ? Arrays.stream(paths.split(",", -1)).map(AttributePath::of).toList()
                : List.of(of(attribute));
    }

    Object in(Object item) {
        Object value = item;
        for (Object step : steps) {
            value = Members.item(value, step, PythonText.str(step));
        }
        return value;
    }

    /** The part by which items are ordered. */
    Object key(Object item, boolean caseSensitive) {
        Object value = PythonValues.plain(in(item));
        return !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    /** The parts by which items are ordered, one after the other. */
    static PythonTuple keys(List<AttributePath> paths, Object item, boolean caseSensitive) {
        return new PythonTuple(
                paths.stream().map(path -> path.key(item, caseSensitive)).toList());
    }
}
