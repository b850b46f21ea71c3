package org.occopus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Truth, equality, order, size and items of values as in Python. */
final class PythonValues {
    private PythonValues() {}

    static boolean truth(Object value) {
        return switch (value) {
            case Nothing ignored -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case Collection<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        Object left = number(Nothing.orNone(one));
        Object right = number(Nothing.orNone(other));
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalLists(a, b);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.keySet().stream().allMatch(key -> b.containsKey(key) && equal(a.get(key), b.get(key)));
        }
        return left instanceof Nothing.Undefined ? right instanceof Nothing.Undefined : Objects.equals(left, right);
    }

    private static boolean equalLists(List<?> one, List<?> other) {
        Iterator<?> left = one.iterator();
        Iterator<?> right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!equal(left.next(), right.next())) {
                return false;
            }
        }
        return !left.hasNext() && !right.hasNext();
    }

    static int compare(@Nullable Object one, @Nullable Object other) {
        Object left = number(Nothing.orNone(one));
        Object right = number(Nothing.orNone(other));
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new TemplateException("cannot compare " + kind(left) + " with " + kind(right));
    }

    /** Booleans count as 1 and 0. */
    private static Object number(Object value) {
        return value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value;
    }

    private static int compareNumbers(Number one, Number other) {
        if (one instanceof Double || other instanceof Double) {
            return Double.compare(one.doubleValue() + 0.0, other.doubleValue() + 0.0);
        }
        return exact(one).compareTo(exact(other));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigInteger big ? new BigDecimal(big) : BigDecimal.valueOf(number.longValue());
    }

    /** The values that a loop sees: of a mapping its keys, of a text its characters. */
    static List<Object> items(Object value) {
        return switch (value) {
            case Nothing.Undefined ignored -> List.of();
            case Collection<?> list -> list.stream().map(Nothing::orNone).toList();
            case Map<?, ?> map -> map.keySet().stream().map(Nothing::orNone).toList();
            case String text ->
                text.codePoints().<Object>mapToObj(Character::toString).toList();
            default -> throw new TemplateException(kind(value) + " cannot be looped over");
        };
    }

    static int length(Object value) {
        return value instanceof String text
                ? text.codePointCount(0, text.length())
                : items(value).size();
    }

    static boolean contains(Object container, Object item) {
        return switch (container) {
            case String text -> text.contains(PythonText.str(item));
            case Map<?, ?> map -> map.containsKey(item);
            default -> items(container).stream().anyMatch(each -> equal(each, item));
        };
    }

    /**
     * An attribute or item.
     *
     * @throws TemplateException when the base is undefined
     */
    static Object item(Object base, Object key, String path) {
        if (base instanceof Nothing.Undefined undefined) {
            throw new TemplateException(
                    "'" + undefined.name() + "' is undefined, so it has no '" + PythonText.str(key) + "'");
        }
        if (base instanceof Map<?, ?> map && map.containsKey(key)) {
            return Nothing.orNone(map.get(key));
        }
        if (base instanceof List<?> list && key instanceof Number index) {
            return at(list, index.longValue(), path);
        }
        return base instanceof String text && key instanceof Number index
                ? at(items(text), index.longValue(), path)
                : new Nothing.Undefined(path);
    }

    private static Object at(List<?> list, long index, String path) {
        long position = index < 0 ? index + list.size() : index;
        return position >= 0 && position < list.size()
                ? Nothing.orNone(list.get((int) position))
                : new Nothing.Undefined(path);
    }

    /** Python's {@code value[start:end]}: negative positions count from the end, positions out of range are cut. */
    static Object slice(Object value, @Nullable Object start, @Nullable Object end) {
        int length = length(value);
        int from = position(start, 0, length);
        int to = Math.max(from, position(end, length, length));
        if (value instanceof String text) {
            return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
        }
        return items(value).subList(from, to);
    }

    private static int position(@Nullable Object value, int missing, int length) {
        if (value == null || value instanceof Nothing) {
            return missing;
        }
        long position = integer(value);
        return (int) Math.clamp(position < 0 ? position + length : position, 0L, (long) length);
    }

    /** A whole number. */
    static long integer(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        throw new TemplateException("a whole number is needed, not " + kind(value));
    }

    /** What a value is, for messages. */
    static String kind(Object value) {
        return switch (value) {
            case Nothing.Undefined undefined -> "'" + undefined.name() + "', which is undefined,";
            case Nothing ignored -> "None";
            case String ignored -> "a text";
            case Boolean ignored -> "a boolean";
            case Number ignored -> "a number";
            case Map<?, ?> ignored -> "a mapping";
            case Collection<?> ignored -> "a list";
            default -> "a function";
        };
    }
}
