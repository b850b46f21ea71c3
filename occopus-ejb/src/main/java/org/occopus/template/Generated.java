package org.occopus.template;

import java.util.Iterator;
import java.util.stream.Stream;

/** What filters such as {@code map} and {@code select} give: it can be run through once, and has no size. */
final class Generated implements Iterable<Object> {
    private final Iterator<Object> items;

    Generated(Stream<Object> items) {
        this.items = items.iterator();
    }

    @Override
    public Iterator<Object> iterator() {
        return items;
    }
}
