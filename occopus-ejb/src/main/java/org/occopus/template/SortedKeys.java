package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value with the keys of all its mappings in order. */
final class SortedKeys {
    private SortedKeys() {}

    static Object of(@Nullable Object value) {
        return switch (Nothing.orNone(value)) {
            case Map<?, ?> map -> sorted(map);
            case PythonTuple tuple -> new PythonTuple(items(tuple));
            case List<?> list -> list instanceof PythonRange ? list : new PythonList(items(list));
            default -> Nothing.orNone(value);
        };
    }

    private static List<Object> items(List<?> list) {
        return list.stream().map(SortedKeys::of).toList();
    }

    private static PythonDict sorted(Map<?, ?> map) {
        List<Object> keys = new ArrayList<>(PythonValues.items(map));
        keys.sort(PythonOrder::compare);
        PythonDict sorted = new PythonDict();
        keys.forEach(key -> sorted.set(key, of(map.get(key))));
        return sorted;
    }
}
