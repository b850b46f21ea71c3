package org.occopus.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.TemplateException;

/** Attributes and items of values. Nothing of Java can be reached. */
final class Members {
    /** What numbers have in Python and no template needs. */
    private static final Set<String> OF_NUMBERS = Set.of(
            "as_integer_ratio",
            "bit_count",
            "bit_length",
            "conjugate",
            "denominator",
            "from_bytes",
            "fromhex",
            "hex",
            "imag",
            "is_integer",
            "numerator",
            "real",
            "to_bytes");

    private Members() {}

    /**
     * What {@code base.name} means: a method, else an attribute, else an item.
     *
     * @throws TemplateException when the base is undefined, or Python knows an attribute that is not available here
     */
    static Object attribute(Object base, String name, String path) {
        refuseUndefined(base, name);
        Optional<Object> own = base instanceof Attributed attributed ? attributed.attribute(name) : Optional.empty();
        return own.or(() -> Methods.find(base, name)).orElseGet(() -> {
            refuseUnavailable(base, name);
            return base instanceof Map<?, ?> map && map.containsKey(name)
                    ? Nothing.orNone(map.get(name))
                    : new Nothing.Undefined(path);
        });
    }

    private static void refuseUnavailable(Object base, String name) {
        boolean unavailable = (name.startsWith("__") && name.endsWith("__"))
                || (base instanceof Number && OF_NUMBERS.contains(name))
                || Methods.isUnavailable(base, name);
        if (unavailable) {
            throw new TemplateException(
                    "'" + name + "' of " + PythonValues.kind(base) + " is not available in templates");
        }
    }

    /**
     * What {@code base[key]} means: an item, else an attribute.
     *
     * @throws TemplateException when the base is undefined
     */
    static Object item(Object base, Object key, String path) {
        refuseUndefined(base, PythonText.str(key));
        Optional<Object> item =
                switch (base) {
                    case Map<?, ?> map -> PythonValues.keyIn(map, key).map(found -> Nothing.orNone(map.get(found)));
                    case List<?> list -> at(list, key);
                    case String text -> at(PythonValues.items(text), key);
                    case Markup markup -> at(PythonValues.items(markup), key);
                    default -> Optional.empty();
                };
        return item.orElseGet(
                () -> key instanceof String name ? attribute(base, name, path) : new Nothing.Undefined(path));
    }

    private static Optional<Object> at(List<?> list, Object key) {
        if (!(key instanceof Number || key instanceof Boolean) || key instanceof Double) {
            return Optional.empty();
        }
        long index = key instanceof BigInteger ? Integer.MAX_VALUE : PythonValues.integer(key);
        long position = index < 0 ? index + list.size() : index;
        return position >= 0 && position < list.size()
                ? Optional.of(Nothing.orNone(list.get((int) position)))
                : Optional.empty();
    }

    private static void refuseUndefined(Object base, String name) {
        if (base instanceof Nothing.Undefined undefined) {
            throw new TemplateException("'" + undefined.name() + "' is undefined, so it has no '" + name + "'");
        }
    }
}
