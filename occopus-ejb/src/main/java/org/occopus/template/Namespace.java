package org.occopus.template;

import java.util.Map;
import java.util.Optional;

/** What {@code namespace()} makes: attributes that inner blocks may set. */
final class Namespace implements Attributed {
    private final PythonDict attributes;

    Namespace(Map<?, ?> attributes) {
        this.attributes = new PythonDict(attributes);
    }

    void set(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public String printed() {
        return "<Namespace " + PythonText.repr(attributes) + ">";
    }
}
