package org.occopus.template;

import java.util.List;
import org.occopus.spi.TemplateException;

/** What a value is bound to. */
sealed interface Target {

    /**
     * Binds a value.
     *
     * @throws TemplateException when the value does not fit
     */
    void bind(Object value, Scope scope);

    /** The variables that are bound. */
    List<String> names();

    record Name(String name) implements Target {
        @Override
        public void bind(Object value, Scope scope) {
            scope.set(name, value);
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /** An attribute of what {@code namespace()} made. */
    record Member(String namespace, String name) implements Target {
        @Override
        public void bind(Object value, Scope scope) {
            if (!(scope.lookup(namespace) instanceof Namespace known)) {
                throw new TemplateException("'" + namespace + "' is no namespace; only a namespace takes attributes");
            }
            known.set(name, value);
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }

    record Several(List<Target> targets) implements Target {
        @Override
        public void bind(Object value, Scope scope) {
            List<Object> parts = PythonValues.items(value);
            if (parts.size() != targets.size()) {
                throw new TemplateException(
                        "cannot spread " + parts.size() + " values over " + targets.size() + " names");
            }
            for (int i = 0; i < parts.size(); i++) {
                targets.get(i).bind(parts.get(i), scope);
            }
        }

        @Override
        public List<String> names() {
            return targets.stream().map(Target::names).flatMap(List::stream).toList();
        }
    }
}
