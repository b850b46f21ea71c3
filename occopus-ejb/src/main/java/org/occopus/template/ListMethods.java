package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.occopus.spi.TemplateException;

/** The methods of Python's lists and tuples. */
final class ListMethods {
    static final Map<String, Operation> READING = Map.ofEntries(
            named("index", "value", (list, given) -> index((List<?>) list, given.get("value"))),
            named(
                    "count",
                    "value",
                    (list, given) -> PythonValues.items(list).stream()
                            .filter(item -> PythonValues.equal(item, given.get("value")))
                            .count()));

    static final Map<String, Operation> ALL = all(Map.ofEntries(
            named("append", "value", (list, given) -> changed(list, it -> it.add(given.get("value")))),
            named(
                    "extend",
                    "values",
                    (list, given) -> changed(list, it -> it.addAll(PythonValues.items(given.get("values"))))),
            named(
                    "insert",
                    "position value",
                    (list, given) ->
                            changed(list, it -> it.add(place(it, given.number("position", 0)), given.get("value")))),
            named(
                    "remove",
                    "value",
                    (list, given) -> changed(list, it -> it.remove((int) index(it, given.get("value"))))),
            named("clear", "", (list, given) -> changed(list, PythonList::clear)),
            named("reverse", "", (list, given) -> changed(list, Collections::reverse)),
            named("pop", "position?", (list, given) -> popped(changeable(list), given.number("position", -1))),
            named("copy", "", (list, given) -> new PythonList(PythonValues.items(list)))));

    private ListMethods() {}

    private static Map<String, Operation> all(Map<String, Operation> changing) {
        Map<String, Operation> all = new HashMap<>(READING);
        all.putAll(changing);
        return Map.copyOf(all);
    }

    private static long index(List<?> list, Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (PythonValues.equal(list.get(i), value)) {
                return i;
            }
        }
        throw new TemplateException(PythonText.repr(value) + " is not in the list");
    }

    private static Object changed(Object list, Consumer<PythonList> change) {
        change.accept(changeable(list));
        return Nothing.NONE;
    }

    private static PythonList changeable(Object list) {
        if (list instanceof PythonList made) {
            return made;
        }
        throw new TemplateException("only a list that the template made can be changed; take a copy: x|list");
    }

    private static int place(List<?> list, int position) {
        return Math.clamp(position < 0 ? position + (long) list.size() : position, 0, list.size());
    }

    private static Object popped(PythonList list, int position) {
        int index = position < 0 ? position + list.size() : position;
        if (index < 0 || index >= list.size()) {
            throw new TemplateException("pop: the list has no position " + position);
        }
        return list.remove(index);
    }
}
