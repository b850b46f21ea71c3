package org.occopus.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping that a template made, so that the template may change it. Equal numbers are the same key, as in Python. */
final class PythonDict extends LinkedHashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    PythonDict() {}

    PythonDict(Map<?, ?> entries) {
        entries.forEach((key, value) -> set(key, Nothing.orNone(value)));
    }

    /** Sets a value; the first of several equal keys stays. */
    void set(@Nullable Object key, Object value) {
        Object hashed = PythonValues.hashable(Nothing.orNone(key));
        put(PythonValues.keyIn(this, hashed).orElse(hashed), value);
    }
}
