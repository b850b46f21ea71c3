package org.occopus.template;

import java.util.ArrayList;
import java.util.Collection;

/** A list that a template made, so that the template may change it; lists among the variables are never changed. */
final class PythonList extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    PythonList() {}

    PythonList(Collection<?> items) {
        super(items);
    }
}
