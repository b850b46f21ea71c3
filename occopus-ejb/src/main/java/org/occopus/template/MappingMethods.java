package org.occopus.template;

import static org.occopus.template.Operation.named;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/** The methods of Python's mappings. */
final class MappingMethods {
    static final Map<String, Operation> ALL = Map.ofEntries(
            named("items", "", (map, given) -> items((Map<?, ?>) map)),
            named("keys", "", (map, given) -> new PythonView("dict_keys", PythonValues.items(map))),
            named(
                    "values",
                    "",
                    (map, given) -> new PythonView(
                            "dict_values",
                            ((Map<?, ?>) map)
                                    .values().stream().map(Nothing::orNone).toList())),
            named(
                    "get",
                    "key default?",
                    (map, given) -> value((Map<?, ?>) map, given.get("key")).orElse(given.get("default"))),
            named("copy", "", (map, given) -> new PythonDict((Map<?, ?>) map)),
            named("update", "entries? **", (map, given) -> {
                given.find("entries").ifPresent(entries -> putAll(changeable(map), entries));
                given.further().forEach(changeable(map)::set);
                return Nothing.NONE;
            }),
            named(
                    "setdefault",
                    "key default?",
                    (map, given) -> value((Map<?, ?>) map, given.get("key")).orElseGet(() -> {
                        changeable(map).set(given.get("key"), given.get("default"));
                        return given.get("default");
                    })),
            named("pop", "key default?", (map, given) -> popped(changeable(map), given)),
            named("clear", "", (map, given) -> {
                changeable(map).clear();
                return Nothing.NONE;
            }));

    private MappingMethods() {}

    private static PythonView items(Map<?, ?> map) {
        return new PythonView(
                "dict_items",
                map.entrySet().stream()
                        .map(entry -> new PythonTuple(
                                List.of(Nothing.orNone(entry.getKey()), Nothing.orNone(entry.getValue()))))
                        .toList());
    }

    private static Optional<Object> value(Map<?, ?> map, Object key) {
        return PythonValues.keyIn(map, PythonValues.hashable(key)).map(found -> Nothing.orNone(map.get(found)));
    }

    private static Object popped(PythonDict map, Given given) {
        Optional<Object> key = PythonValues.keyIn(map, PythonValues.hashable(given.get("key")));
        if (key.isEmpty()) {
            return given.find("default")
                    .orElseThrow(
                            () -> new TemplateException("pop: there is no key " + PythonText.repr(given.get("key"))));
        }
        return Nothing.orNone(map.remove(key.get()));
    }

    private static PythonDict changeable(Object map) {
        if (map instanceof PythonDict made) {
            return made;
        }
        throw new TemplateException("only a mapping that the template made can be changed; take a copy: dict(x)");
    }

    /** Puts the entries of a mapping, or pairs, into a mapping. */
    static void putAll(PythonDict map, Object entries) {
        if (entries instanceof Map<?, ?> other) {
            other.forEach((key, value) -> map.set(key, Nothing.orNone(value)));
            return;
        }
        for (Object pair : PythonValues.items(entries)) {
            List<Object> halves = PythonValues.pair(pair);
            map.set(halves.get(0), halves.get(1));
        }
    }
}
