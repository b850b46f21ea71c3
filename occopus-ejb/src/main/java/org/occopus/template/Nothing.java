package org.occopus.template;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** The two ways in which a template can have no value. */
public sealed interface Nothing {
    /** Python's None: YAML null. Prints as {@code None}. */
    Nothing NONE = new None();

    /** See {@link #NONE}. */
    record None() implements Nothing {}

    /**
     * A variable or attribute that does not exist. Prints as nothing and is false; its attributes are an error.
     *
     * @param name what was asked for
     */
    record Undefined(String name) implements Nothing {}

    /** The value itself, or None in the place of null. */
    static Object orNone(@Nullable Object value) {
        return requireNonNullElse(value, NONE);
    }
}
