package org.occopus.template;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** A tuple: a list that prints in parentheses and equals no list. */
class PythonTuple extends AbstractList<Object> {
    private final List<Object> items;

    PythonTuple(List<?> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** What the filter {@code groupby} makes: a pair whose halves have names. */
    static final class Group extends PythonTuple implements Attributed {
        Group(Object grouper, PythonList members) {
            super(List.of(grouper, members));
        }

        @Override
        public Optional<Object> attribute(String name) {
            return switch (name) {
                case "grouper" -> Optional.of(get(0));
                case "list" -> Optional.of(get(1));
                default -> Optional.empty();
            };
        }

        @Override
        public String printed() {
            return PythonText.repr(new PythonTuple(this));
        }
    }
}
