package org.occopus.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of Python's texts, lists and mappings. */
final class Methods {
    private static final Set<String> UNAVAILABLE = Set.of(
            "encode", "fromkeys", "format_map", "isidentifier", "istitle", "maketrans", "popitem", "translate", "sort");

    private Methods() {}

    /** A method and the value it belongs to. */
    private record Bound(String name, Object owner, Operation operation) implements TemplateFunction {
        @Override
        public Object call(List<Object> arguments, Map<String, Object> named) {
            return operation.apply(name, owner, arguments, named);
        }
    }

    static Optional<Object> find(Object owner, String name) {
        return Optional.ofNullable(of(owner).get(name)).map(operation -> new Bound(name, owner, operation));
    }

    /** Calls a method that there is. */
    static Object call(Object owner, String name) {
        return find(owner, name)
                .map(Bound.class::cast)
                .map(method -> method.call(List.of(), Map.of()))
                .orElse(Nothing.NONE);
    }

    /** Whether Python has a method that is not here. */
    static boolean isUnavailable(Object owner, String name) {
        return owner instanceof Markup
                ? isOfTexts(name)
                : UNAVAILABLE.contains(name) && !of(owner).isEmpty();
    }

    private static boolean isOfTexts(String name) {
        return TextMethods.ALL.containsKey(name) || UNAVAILABLE.contains(name);
    }

    private static Map<String, Operation> of(Object owner) {
        return switch (owner) {
            case String ignored -> TextMethods.ALL;
            case Map<?, ?> ignored -> MappingMethods.ALL;
            case PythonTuple ignored -> ListMethods.READING;
            case PythonRange ignored -> ListMethods.READING;
            case List<?> ignored -> ListMethods.ALL;
            default -> Map.of();
        };
    }
}
