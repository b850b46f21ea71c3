package org.occopus.template;

import java.util.Optional;

/** A value of a template with attributes of its own. */
interface Attributed {

    /** The attribute's value; empty when there is none of this name. */
    Optional<Object> attribute(String name);

    /** As Python prints it. */
    String printed();
}
