package org.occopus.template;

/** Where an expression finds its variables. */
@FunctionalInterface
interface Scope {

    /** The variable's value, or {@link Nothing.Undefined}. */
    Object lookup(String name);
}
