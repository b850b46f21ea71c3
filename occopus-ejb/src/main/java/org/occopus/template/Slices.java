package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** Python's {@code value[start:end:step]}: negative positions count from the end, positions out of range are cut. */
final class Slices {
    private Slices() {}

    static Object of(Object value, Object start, Object end, Object step) {
        if (!(value instanceof String || value instanceof List || value instanceof Markup)) {
            throw new TemplateException(PythonValues.kind(value) + " cannot be sliced");
        }
        List<Object> items = PythonValues.items(value);
        List<Object> slice = picked(items, start, end, step instanceof Nothing ? 1 : PythonValues.integer(step));
        return switch (value) {
            case PythonTuple ignored -> new PythonTuple(slice);
            case PythonRange ignored -> throw new TemplateException("a range cannot be sliced; slice range(…)|list");
            case List<?> ignored -> new PythonList(slice);
            case Markup ignored -> new Markup(joined(slice));
            default -> joined(slice);
        };
    }

    private static String joined(List<Object> characters) {
        return characters.stream().map(Object::toString).collect(Collectors.joining());
    }

    private static List<Object> picked(List<Object> items, Object start, Object end, long step) {
        if (step == 0) {
            throw new TemplateException("the step of a slice is 0");
        }
        int size = items.size();
        boolean forward = step > 0;
        long from = position(start, forward ? 0 : size - 1L, size, forward);
        long to = position(end, forward ? size : -1L, size, forward);
        List<Object> picked = new ArrayList<>();
        for (long i = from; forward ? i < to : i > to; i += step) {
            picked.add(items.get((int) i));
        }
        return picked;
    }

    private static long position(Object value, long missing, int size, boolean forward) {
        if (value instanceof Nothing.Undefined) {
            throw new TemplateException("a slice cannot begin or end at " + PythonValues.kind(value));
        }
        if (value instanceof Nothing) {
            return missing;
        }
        long given = PythonValues.integer(value);
        long counted = given < 0 ? given + size : given;
        return forward ? Math.clamp(counted, 0L, (long) size) : Math.clamp(counted, -1L, size - 1L);
    }
}
