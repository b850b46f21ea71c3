package org.occopus.template;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.occopus.spi.TemplateException;

/** Python's {@code range}. */
final class Ranges {
    private static final long LONGEST = 100_000;

    private Ranges() {}

    static Object range(List<Object> arguments, Map<String, Object> named) {
        if (arguments.isEmpty() || arguments.size() > 3 || !named.isEmpty()) {
            throw new TemplateException("range takes one to three whole numbers");
        }
        boolean onlyEnd = arguments.size() == 1;
        long start = onlyEnd ? 0 : PythonValues.integer(arguments.get(0));
        long end = PythonValues.integer(arguments.get(onlyEnd ? 0 : 1));
        long step = arguments.size() == 3 ? PythonValues.integer(arguments.get(2)) : 1;
        long count = step == 0 ? -1 : Math.max(0, Math.ceilDiv(end - start, step));
        if (count < 0 || count > LONGEST) {
            throw new TemplateException("range is too long, or its step is 0");
        }
        return LongStream.range(0, count)
                .<Object>mapToObj(i -> start + i * step)
                .toList();
    }
}
