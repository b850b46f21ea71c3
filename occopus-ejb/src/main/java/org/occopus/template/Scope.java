package org.occopus.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that a part of a template sees: its own ones, then those of the parts around it. Not thread-safe. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Object> own = new HashMap<>();
    private final Map<String, ?> given;
    private final Budget budget;

    private Scope(Optional<Scope> outer, Map<String, ?> given, Budget budget) {
        this.outer = outer;
        this.given = given;
        this.budget = budget;
    }

    /** The outermost scope of one rendering. */
    static Scope of(Map<String, ?> variables) {
        return new Scope(Optional.empty(), variables, new Budget());
    }

    /** A scope whose own variables are gone with it. */
    Scope inner() {
        return new Scope(Optional.of(this), Map.of(), budget);
    }

    void set(String name, Object value) {
        own.put(name, value);
    }

    /** The variable's value, or {@link Nothing.Undefined}. */
    Object lookup(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            Scope current = scope.get();
            if (current.own.containsKey(name)) {
                return Nothing.orNone(current.own.get(name));
            }
            if (current.given.containsKey(name)) {
                return Nothing.orNone(current.given.get(name));
            }
        }
        return Globals.find(name).orElseGet(() -> new Nothing.Undefined(name));
    }

    Budget budget() {
        return budget;
    }
}
