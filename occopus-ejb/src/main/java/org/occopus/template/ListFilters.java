package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.occopus.spi.TemplateException;

/** Filters that order, cut or sum up lists and mappings. */
final class ListFilters {
    static final Map<String, Operation> ALL = Map.ofEntries(
            named("length", "", (list, given) -> (long) PythonValues.length(list)),
            named("count", "", (list, given) -> (long) PythonValues.length(list)),
            named("list", "", (list, given) -> new PythonList(PythonValues.items(list))),
            named("items", "", (map, given) -> pairs(map)),
            named("first", "", (list, given) -> end(PythonValues.items(list), true)),
            named("last", "", (list, given) -> end(reversible(list), false)),
            named("random", "", (list, given) -> random(reversible(list))),
            named(
                    "reverse",
                    "",
                    (list, given) -> list instanceof String text
                            ? TextParts.reversed(text)
                            : new Generated(reversible(list).reversed().stream())),
            named("join", "d? attribute?", ListFilters::joined),
            named("sort", "reverse? case_sensitive? attribute?", ListFilters::sorted),
            named("min", "case_sensitive? attribute?", (list, given) -> extreme(list, given, false)),
            named("max", "case_sensitive? attribute?", (list, given) -> extreme(list, given, true)),
            named("sum", "attribute? start?", ListFilters::sum),
            named("dictsort", "case_sensitive? by? reverse?", ListFilters::dictsorted),
            named("batch", "linecount fill_with?", ListFilters::batches),
            named("slice", "slices fill_with?", ListFilters::slices));

    private ListFilters() {}

    private static Object pairs(Object map) {
        if (map instanceof Nothing.Undefined) {
            return new Generated(List.of().stream());
        }
        if (!(map instanceof Map)) {
            throw new TemplateException("items needs a mapping, not " + PythonValues.kind(map));
        }
        return new Generated(PythonValues.items(Methods.call(map, "items")).stream());
    }

    private static Object end(List<Object> items, boolean first) {
        if (items.isEmpty()) {
            return new Nothing.Undefined(first ? "first item" : "last item");
        }
        return items.get(first ? 0 : items.size() - 1);
    }

    private static Object random(List<Object> items) {
        return items.isEmpty()
                ? new Nothing.Undefined("random item")
                : items.get(ThreadLocalRandom.current().nextInt(items.size()));
    }

    /** The items of something that can be run through from its end. */
    private static List<Object> reversible(Object list) {
        if (list instanceof Generated) {
            throw new TemplateException(
                    PythonValues.kind(list) + " can be run through from its beginning only; put |list before it");
        }
        return PythonValues.items(list);
    }

    private static String joined(Object list, Given given) {
        AttributePath path = AttributePath.of(given);
        String joined = PythonValues.items(list).stream()
                .map(item -> PythonText.str(path.in(item)))
                .collect(Collectors.joining(given.text("d", "")));
        if (joined.length() > TemplateEngine.LARGEST_OUTPUT) {
            throw new TemplateException("join makes the text too long");
        }
        return joined;
    }

    private static Object sorted(Object list, Given given) {
        boolean sensitive = given.flag("case_sensitive");
        List<AttributePath> paths = AttributePath.several(given.get("attribute"));
        Comparator<Object> order = (one, other) -> PythonOrder.compare(
                AttributePath.keys(paths, one, sensitive), AttributePath.keys(paths, other, sensitive));
        List<Object> sorted = new ArrayList<>(PythonValues.items(list));
        sorted.sort(given.flag("reverse") ? order.reversed() : order);
        return new PythonList(sorted);
    }

    private static Object extreme(Object list, Given given, boolean greatest) {
        boolean sensitive = given.flag("case_sensitive");
        AttributePath path = AttributePath.of(given);
        Comparator<Object> order =
                (one, other) -> PythonOrder.compare(path.key(one, sensitive), path.key(other, sensitive));
        Comparator<Object> wanted = greatest ? order.reversed() : order;
        return PythonValues.items(list).stream()
                .reduce((one, other) -> wanted.compare(other, one) < 0 ? other : one)
                .orElse(new Nothing.Undefined("aggregated item"));
    }

    private static Object sum(Object list, Given given) {
        AttributePath path = AttributePath.of(given);
        Object sum = given.find("start").orElse(0L);
        if (sum instanceof String) {
            throw new TemplateException("sum adds no texts; use join");
        }
        for (Object item : PythonValues.items(list)) {
            sum = PythonNumbers.apply("+", sum, path.in(item));
        }
        return sum;
    }

    private static Object dictsorted(Object map, Given given) {
        if (!(map instanceof Map)) {
            throw new TemplateException("dictsort needs a mapping, not " + PythonValues.kind(map));
        }
        String by = given.text("by", "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new TemplateException("dictsort sorts by key or by value");
        }
        AttributePath half = AttributePath.of(by.equals("key") ? 0L : 1L);
        boolean sensitive = given.flag("case_sensitive");
        Comparator<Object> order =
                (one, other) -> PythonOrder.compare(half.key(one, sensitive), half.key(other, sensitive));
        List<Object> pairs = new ArrayList<>(PythonValues.items(Methods.call(map, "items")));
        pairs.sort(given.flag("reverse") ? order.reversed() : order);
        return new PythonList(pairs);
    }

    private static Object batches(Object list, Given given) {
        List<Object> items = PythonValues.items(list);
        int size = positive(given, "linecount");
        List<Object> batches = new ArrayList<>();
        for (int i = 0; i < items.size(); i += size) {
            PythonList batch = new PythonList(items.subList(i, Math.min(items.size(), i + size)));
            given.unlessNone("fill_with")
                    .ifPresent(filler -> batch.addAll(Collections.nCopies(size - batch.size(), filler)));
            batches.add(batch);
        }
        return new Generated(batches.stream());
    }

    private static Object slices(Object list, Given given) {
        List<Object> items = PythonValues.items(list);
        int count = positive(given, "slices");
        int longer = items.size() % count;
        int size = items.size() / count;
        return new Generated(IntStream.range(0, count).mapToObj(i -> {
            int from = i * size + Math.min(i, longer);
            PythonList slice = new PythonList(items.subList(from, from + size + (i < longer ? 1 : 0)));
            given.unlessNone("fill_with").filter(filler -> i >= longer).ifPresent(slice::add);
            return slice;
        }));
    }

    private static int positive(Given given, String name) {
        int number = given.number(name, 0);
        if (number < 1) {
            throw new TemplateException(given.operation() + " needs a number above 0");
        }
        return number;
    }
}
