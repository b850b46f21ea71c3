package org.occopus.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;

/** Filters that work on lists and mappings. */
final class ListFilters {
    private ListFilters() {}

    static Object apply(String filter, Object input, FilterArguments given) {
        return switch (filter) {
            case "length", "count" -> (long) PythonValues.length(input);
            case "list" -> PythonValues.items(input);
            case "items" -> input instanceof Map ? Methods.call(input, "items", List.of()) : List.of();
            case "dictsort" -> dictsorted(input, given);
            case "reverse" ->
                input instanceof String text ? new StringBuilder(text).reverse().toString() : reversed(input);
            default -> onItems(filter, PythonValues.items(input), given);
        };
    }

    private static Object onItems(String filter, List<Object> items, FilterArguments given) {
        return switch (filter) {
            case "first" -> items.isEmpty() ? new Nothing.Undefined("first item") : items.get(0);
            case "last" -> items.isEmpty() ? new Nothing.Undefined("last item") : items.get(items.size() - 1);
            case "join" -> joined(items, given);
            case "sort" -> sorted(items, given);
            case "unique" -> unique(items, given);
            case "sum" -> sum(items, given);
            case "min" -> items.stream().min(order(given, 0)).orElse(new Nothing.Undefined("least item"));
            case "max" -> items.stream().max(order(given, 0)).orElse(new Nothing.Undefined("greatest item"));
            case "map" -> mapped(items, given);
            case "select" -> items.stream().filter(passes(given, 0)).toList();
            case "reject" -> items.stream().filter(passes(given, 0).negate()).toList();
            case "selectattr" -> items.stream().filter(attributePasses(given)).toList();
            case "rejectattr" ->
                items.stream().filter(attributePasses(given).negate()).toList();
            case "batch" -> batches(items, given);
            case "slice" -> slices(items, given);
            default -> grouped(items, given.text(0, "attribute", ""));
        };
    }

    private static List<Object> reversed(Object input) {
        List<Object> items = new ArrayList<>(PythonValues.items(input));
        Collections.reverse(items);
        return items;
    }

    private static String joined(List<Object> items, FilterArguments given) {
        String attribute = given.text(1, "attribute", "");
        return items.stream()
                .map(item -> PythonText.str(attribute(item, attribute)))
                .collect(Collectors.joining(given.text(0, "d", "")));
    }

    /** A dotted attribute of an item; the item itself when no attribute is asked for. */
    private static Object attribute(Object item, String attribute) {
        Object value = item;
        if (!attribute.isEmpty()) {
            for (String part : attribute.split("\\.")) {
                Object key = part.matches("\\d+") ? (Object) Long.valueOf(part) : part;
                value = PythonValues.item(value, key, attribute);
            }
        }
        return value;
    }

    private static List<Object> sorted(List<Object> items, FilterArguments given) {
        Comparator<Object> order =
                Comparator.comparing(item -> attribute(item, given.text(2, "attribute", "")), order(given, 1));
        return items.stream()
                .sorted(given.flag(0, "reverse") ? order.reversed() : order)
                .toList();
    }

    private static Comparator<Object> order(FilterArguments given, int caseSensitive) {
        boolean sensitive = given.flag(caseSensitive, "case_sensitive");
        return (one, other) -> PythonValues.compare(folded(one, sensitive), folded(other, sensitive));
    }

    private static Object folded(Object value, boolean sensitive) {
        return !sensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static List<Object> unique(List<Object> items, FilterArguments given) {
        boolean sensitive = given.flag(0, "case_sensitive");
        List<Object> kept = new ArrayList<>();
        for (Object item : items) {
            Object folded = folded(item, sensitive);
            if (kept.stream().noneMatch(other -> PythonValues.equal(folded(other, sensitive), folded))) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static Object sum(List<Object> items, FilterArguments given) {
        Object sum = given.at(1, "start", 0L);
        for (Object item : items) {
            sum = PythonNumbers.apply("+", sum, attribute(item, given.text(0, "attribute", "")));
        }
        return sum;
    }

    private static List<Object> mapped(List<Object> items, FilterArguments given) {
        if (given.named().containsKey("attribute")) {
            return items.stream()
                    .map(item -> attribute(item, given.text(9, "attribute", "")))
                    .toList();
        }
        String filter = given.text(0, "filter", "");
        Filters.require(filter);
        List<Object> rest = rest(given, 1);
        return items.stream()
                .map(item -> Filters.apply(filter, item, rest, given.named()))
                .toList();
    }

    private static List<Object> rest(FilterArguments given, int from) {
        return given.positional()
                .subList(
                        Math.min(from, given.positional().size()),
                        given.positional().size());
    }

    private static Predicate<Object> passes(FilterArguments given, int position) {
        if (given.positional().size() <= position) {
            return PythonValues::truth;
        }
        String test = given.text(position, "test", "");
        Tests.require(test);
        return item -> Tests.holds(test, item, rest(given, position + 1));
    }

    private static Predicate<Object> attributePasses(FilterArguments given) {
        Predicate<Object> passes = passes(given, 1);
        return item -> passes.test(attribute(item, given.text(0, "attribute", "")));
    }

    private static List<Object> batches(List<Object> items, FilterArguments given) {
        int size = positive(given);
        List<Object> batches = new ArrayList<>();
        for (int i = 0; i < items.size(); i += size) {
            List<Object> batch = new ArrayList<>(items.subList(i, Math.min(items.size(), i + size)));
            Object filler = given.at(1, "fill_with", Nothing.NONE);
            while (batch.size() < size && !(filler instanceof Nothing)) {
                batch.add(filler);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static List<Object> slices(List<Object> items, FilterArguments given) {
        int count = positive(given);
        List<Object> slices = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from + items.size() / count + (i < items.size() % count ? 1 : 0);
            slices.add(items.subList(from, to));
            from = to;
        }
        return slices;
    }

    private static int positive(FilterArguments given) {
        int number = given.number(0, "linecount", 0);
        if (number < 1) {
            throw new TemplateException("filter '" + given.filter() + "' needs a number above 0");
        }
        return number;
    }

    private static Object dictsorted(Object input, FilterArguments given) {
        if (!(input instanceof Map)) {
            throw new TemplateException("dictsort needs a mapping, not " + PythonValues.kind(input));
        }
        long by = given.text(1, "by", "key").equals("value") ? 1 : 0;
        Comparator<Object> order = Comparator.comparing(pair -> PythonValues.item(pair, by, "item"), order(given, 0));
        return PythonValues.items(Methods.call(input, "items", List.of())).stream()
                .sorted(given.flag(2, "reverse") ? order.reversed() : order)
                .toList();
    }

    private static List<Object> grouped(List<Object> items, String attribute) {
        Map<Object, List<Object>> groups = new LinkedHashMap<>();
        items.stream()
                .sorted(Comparator.comparing(item -> attribute(item, attribute), PythonValues::compare))
                .forEach(item -> groups.computeIfAbsent(attribute(item, attribute), key -> new ArrayList<>())
                        .add(item));
        return groups.entrySet().stream()
                .<Object>map(group -> List.of(group.getKey(), group.getValue()))
                .toList();
    }
}
