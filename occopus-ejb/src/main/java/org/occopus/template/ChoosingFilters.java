package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.occopus.spi.TemplateException;

/** Filters that choose, change or group the items of a list; most generate their items. */
final class ChoosingFilters {
    static final Map<String, Operation> ALL = Map.ofEntries(
            named("map", "* **", ChoosingFilters::mapped),
            named("select", "* **", (list, given) -> chosen(list, passes(given, 0))),
            named(
                    "reject",
                    "* **",
                    (list, given) -> chosen(list, passes(given, 0).negate())),
            named("selectattr", "* **", (list, given) -> chosen(list, attributePasses(given))),
            named(
                    "rejectattr",
                    "* **",
                    (list, given) -> chosen(list, attributePasses(given).negate())),
            named("unique", "case_sensitive? attribute?", ChoosingFilters::unique),
            named("groupby", "attribute default? case_sensitive?", ChoosingFilters::grouped));

    private ChoosingFilters() {}

    private static Generated chosen(Object list, Predicate<Object> chosen) {
        return new Generated(stream(list).filter(chosen));
    }

    /** Nothing when the list is false in itself, as None is. */
    private static Stream<Object> stream(Object list) {
        return PythonValues.truth(list) ? PythonValues.items(list).stream() : Stream.of();
    }

    private static Generated mapped(Object list, Given given) {
        if (given.rest().isEmpty() && given.further().containsKey("attribute")) {
            return mappedToAttribute(list, given);
        }
        if (given.rest().isEmpty()) {
            throw new TemplateException("map needs the name of a filter, or attribute='…'");
        }
        String filter = PythonText.str(given.rest().get(0));
        Filters.require(filter);
        return new Generated(stream(list).map(item -> Filters.apply(filter, item, after(given, 1), given.further())));
    }

    private static Generated mappedToAttribute(Object list, Given given) {
        AttributePath path = AttributePath.of(Nothing.orNone(given.further().get("attribute")));
        Object missing = given.further().getOrDefault("default", Nothing.NONE);
        return new Generated(stream(list).map(item -> orDefault(path, item, missing)));
    }

    private static Object orDefault(AttributePath path, Object item, Object missing) {
        Object value = item;
        for (Object step : path.steps()) {
            value = Members.item(value, step, PythonText.str(step));
            value = value instanceof Nothing.Undefined && !(missing instanceof Nothing) ? missing : value;
        }
        return value;
    }

    private static List<Object> after(Given given, int count) {
        List<Object> rest = given.rest();
        return rest.subList(Math.min(count, rest.size()), rest.size());
    }

    private static Predicate<Object> passes(Given given, int position) {
        if (given.rest().size() <= position) {
            return PythonValues::truth;
        }
        String test = PythonText.str(given.rest().get(position));
        Tests.require(test);
        return item -> Tests.holds(test, item, after(given, position + 1), given.further());
    }

    private static Predicate<Object> attributePasses(Given given) {
        if (given.rest().isEmpty()) {
            throw new TemplateException(given.operation() + " needs the name of an attribute");
        }
        AttributePath path = AttributePath.of(given.rest().get(0));
        Predicate<Object> passes = passes(given, 1);
        return item -> passes.test(path.in(item));
    }

    private static Object unique(Object list, Given given) {
        boolean sensitive = given.flag("case_sensitive");
        AttributePath path = AttributePath.of(given);
        List<Object> seen = new ArrayList<>();
        return new Generated(PythonValues.items(list).stream().filter(item -> {
            Object key = PythonValues.hashable(path.key(item, sensitive));
            return seen.stream().noneMatch(known -> PythonValues.equal(known, key)) && seen.add(key);
        }));
    }

    private static Object grouped(Object list, Given given) {
        AttributePath path = AttributePath.of(given);
        boolean sensitive = given.flag("case_sensitive");
        Object missing = given.get("default");
        PythonDict groups = new PythonDict();
        Map<Object, Object> names = new LinkedHashMap<>();
        PythonValues.items(list).stream()
                .sorted((one, other) -> PythonOrder.compare(
                        folded(orDefault(path, one, missing), sensitive),
                        folded(orDefault(path, other, missing), sensitive)))
                .forEach(item -> {
                    Object name = orDefault(path, item, missing);
                    Object key = folded(name, sensitive);
                    Object known = PythonValues.keyIn(groups, key).orElse(key);
                    names.putIfAbsent(known, name);
                    ((PythonList) groups.computeIfAbsent(known, none -> new PythonList())).add(item);
                });
        PythonList result = new PythonList();
        groups.forEach((key, items) ->
                result.add(new PythonTuple.Group(Nothing.orNone(names.get(key)), new PythonList((PythonList) items))));
        return result;
    }

    private static Object folded(Object value, boolean sensitive) {
        return AttributePath.of(Nothing.NONE).key(value, sensitive);
    }
}
