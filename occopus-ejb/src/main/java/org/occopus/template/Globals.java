package org.occopus.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/** The functions that Jinja2 gives to every template. */
final class Globals {
    private static final Map<String, TemplateFunction> FUNCTIONS = Map.of(
            "range",
            PythonRange::of,
            "dict",
            Globals::dict,
            "namespace",
            (arguments, named) -> new Namespace(dict(arguments, named)),
            "cycler",
            (arguments, named) -> new Cycler(arguments),
            "joiner",
            Globals::joiner,
            "lipsum",
            (arguments, named) -> {
                throw new TemplateException("lipsum makes no configuration; it is not available");
            });

    private Globals() {}

    static Optional<Object> find(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    private static PythonDict dict(List<Object> arguments, Map<String, Object> named) {
        if (arguments.size() > 1) {
            throw new TemplateException("dict takes one mapping or list of pairs, and named values");
        }
        PythonDict made = new PythonDict();
        arguments.forEach(entries -> MappingMethods.putAll(made, entries));
        named.forEach(made::set);
        return made;
    }

    private static Object joiner(List<Object> arguments, Map<String, Object> named) {
        Object separator = arguments.isEmpty() ? named.getOrDefault("sep", ", ") : arguments.get(0);
        boolean[] used = {false};
        return (TemplateFunction) (none, nothing) -> {
            Object text = used[0] ? separator : "";
            used[0] = true;
            return text;
        };
    }

    /** Goes round its values, one each time {@code next()} is called. */
    private static final class Cycler implements Attributed {
        private final List<Object> values;
        private int position;

        Cycler(List<Object> values) {
            this.values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new TemplateException("cycler needs at least one value");
            }
        }

        @Override
        public Optional<Object> attribute(String name) {
            return switch (name) {
                case "current" -> Optional.of(values.get(position));
                case "next" ->
                    Optional.of((TemplateFunction) (arguments, named) -> {
                        Object current = values.get(position);
                        position = (position + 1) % values.size();
                        return current;
                    });
                case "reset" ->
                    Optional.of((TemplateFunction) (arguments, named) -> {
                        position = 0;
                        return Nothing.NONE;
                    });
                default -> Optional.empty();
            };
        }

        @Override
        public String printed() {
            throw new TemplateException("a cycler cannot be printed; call its next()");
        }
    }
}
