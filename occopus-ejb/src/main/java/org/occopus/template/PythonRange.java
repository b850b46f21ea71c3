package org.occopus.template;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.occopus.spi.TemplateException;

/** Python's {@code range}: a list of whole numbers that is never written out. */
final class PythonRange extends AbstractList<Object> {
    private static final long LONGEST = 100_000;

    private final long start;
    private final long end;
    private final long step;
    private final int size;

    private PythonRange(long start, long end, long step) {
        long count = step == 0 ? -1 : Math.max(0, Math.ceilDiv(Math.subtractExact(end, start), step));
        if (count < 0 || count > LONGEST) {
            throw new TemplateException("range is longer than " + LONGEST + ", or its step is 0");
        }
        this.start = start;
        this.end = end;
        this.step = step;
        this.size = (int) count;
    }

    static Object of(List<Object> arguments, Map<String, Object> named) {
        if (arguments.isEmpty() || arguments.size() > 3 || !named.isEmpty()) {
            throw new TemplateException("range takes one to three whole numbers");
        }
        boolean onlyEnd = arguments.size() == 1;
        try {
            return new PythonRange(
                    onlyEnd ? 0 : PythonValues.integer(arguments.get(0)),
                    PythonValues.integer(arguments.get(onlyEnd ? 0 : 1)),
                    arguments.size() == 3 ? PythonValues.integer(arguments.get(2)) : 1);
        } catch (ArithmeticException e) {
            throw new TemplateException("range is longer than " + LONGEST);
        }
    }

    @Override
    public Object get(int index) {
        return start + index * step;
    }

    @Override
    public int size() {
        return size;
    }

    String printed() {
        return "range(" + start + ", " + end + (step == 1 ? "" : ", " + step) + ")";
    }
}
