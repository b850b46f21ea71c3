package org.occopus.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Truth, equality, size and items of values as in Python. */
final class PythonValues {
    private PythonValues() {}

    static boolean truth(Object value) {
        return switch (value) {
            case Nothing ignored -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case Markup markup -> !markup.text().isEmpty();
            case Collection<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** The value itself; of a markup its text, and None in the place of null. */
    static Object plain(@Nullable Object value) {
        return value instanceof Markup markup ? markup.text() : Nothing.orNone(value);
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        Object left = PythonOrder.number(plain(one));
        Object right = PythonOrder.number(plain(other));
        if (left instanceof Number a && right instanceof Number b) {
            return !PythonOrder.isNan(a) && !PythonOrder.isNan(b) && PythonOrder.compareNumbers(a, b) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return sameKindOfList(a, b) && equalLists(a, b);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream()
                            .allMatch(entry -> keyIn(b, Nothing.orNone(entry.getKey()))
                                    .filter(key -> equal(entry.getValue(), b.get(key)))
                                    .isPresent());
        }
        if (left instanceof PythonView a && right instanceof PythonView b) {
            return a.isLike(b);
        }
        return left instanceof Nothing.Undefined ? right instanceof Nothing.Undefined : Objects.equals(left, right);
    }

    /** Whether Python has one type for both: list, tuple or range. */
    static boolean sameKindOfList(List<?> one, List<?> other) {
        return one instanceof PythonTuple == other instanceof PythonTuple
                && one instanceof PythonRange == other instanceof PythonRange;
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

    /** The key of a mapping that equals a value; numbers equal by what they count. Keys from YAML are texts. */
    static Optional<Object> keyIn(Map<?, ?> map, Object value) {
        Object key = plain(value);
        if (key instanceof String || key instanceof Nothing) {
            return map.containsKey(key) ? Optional.of(key) : Optional.empty();
        }
        Object asText = PythonText.str(key);
        if (!(map instanceof PythonDict) && map.containsKey(asText)) {
            return Optional.of(asText);
        }
        return map.keySet().stream()
                .filter(known -> equal(known, key))
                .<Object>map(Nothing::orNone)
                .findFirst();
    }

    /** The value itself, which must be one that can be a key. */
    static Object hashable(Object value) {
        switch (value) {
            case PythonTuple tuple -> tuple.forEach(PythonValues::hashable);
            case PythonRange ignored -> {
                // whole numbers
            }
            case Collection<?> list -> throw new TemplateException(kind(list) + " cannot be a key");
            case Map<?, ?> map -> throw new TemplateException(kind(map) + " cannot be a key");
            default -> {
                // a scalar
            }
        }
        return value;
    }

    /** The two halves of a pair. */
    static List<Object> pair(Object value) {
        List<Object> halves = items(value);
        if (halves.size() != 2) {
            throw new TemplateException("a pair is needed, but this has " + halves.size() + " values");
        }
        return halves;
    }

    /** The values that a loop sees: of a mapping its keys, of a text its characters. */
    static List<Object> items(Object value) {
        return switch (plain(value)) {
            case Nothing.Undefined ignored -> List.of();
            case Collection<?> list -> list.stream().map(Nothing::orNone).toList();
            case Map<?, ?> map -> map.keySet().stream().map(Nothing::orNone).toList();
            case Generated generated -> {
                List<Object> items = new ArrayList<>();
                generated.forEach(items::add);
                yield items;
            }
            case String text ->
                text.codePoints().<Object>mapToObj(Character::toString).toList();
            default -> throw new TemplateException(kind(value) + " cannot be looped over");
        };
    }

    static boolean isIterable(Object value) {
        return value instanceof Nothing.Undefined
                || value instanceof Iterable
                || value instanceof Map
                || value instanceof String
                || value instanceof Markup;
    }

    static int length(Object value) {
        return switch (plain(value)) {
            case String text -> text.codePointCount(0, text.length());
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Nothing.Undefined ignored -> 0;
            default ->
                throw new TemplateException(
                        kind(value) + " has no length" + (value instanceof Generated ? "; put |list before it" : ""));
        };
    }

    static boolean contains(Object container, Object item) {
        return switch (plain(container)) {
            case String text -> text.contains(part(item));
            case Map<?, ?> map -> keyIn(map, hashable(item)).isPresent();
            default -> items(container).stream().anyMatch(each -> equal(each, item));
        };
    }

    private static String part(Object item) {
        if (plain(item) instanceof String text) {
            return text;
        }
        throw new TemplateException("a text cannot contain " + kind(item));
    }

    /** A whole number that fits into 64 bits. */
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
            case Nothing.Undefined undefined -> "the undefined '" + undefined.name() + "'";
            case Nothing ignored -> "None";
            case String ignored -> "a text";
            case Markup ignored -> "an escaped text";
            case Boolean ignored -> "a boolean";
            case Number ignored -> "a number";
            case Map<?, ?> ignored -> "a mapping";
            case PythonTuple ignored -> "a tuple";
            case Collection<?> ignored -> "a list";
            case Generated ignored -> "what a filter generates";
            case TemplateFunction ignored -> "a function";
            default -> "an object";
        };
    }
}
