package org.occopus.template;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;

/** What {@code keys()}, {@code values()} and {@code items()} of a mapping give: it has a size, but no positions. */
final class PythonView extends AbstractCollection<Object> {
    private final String name;
    private final List<Object> items;

    PythonView(String name, List<?> items) {
        this.name = name;
        this.items = List.copyOf(items);
    }

    @Override
    public Iterator<Object> iterator() {
        return items.iterator();
    }

    @Override
    public int size() {
        return items.size();
    }

    String printed() {
        return name + "(" + PythonText.repr(items) + ")";
    }

    boolean isLike(PythonView other) {
        return name.equals(other.name) && size() == other.size() && other.containsAll(items);
    }
}
