package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/** One run of a for tag, and its variable {@code loop}. */
final class Loop implements TemplateFunction, Attributed {
    private final Statement.For tag;
    private final Scope outer;
    private final int depth;
    private List<Object> items = List.of();
    private List<Object> lastChanged = List.of();
    private boolean changedBefore;
    private int index;

    Loop(Statement.For tag, Scope outer, int depth) {
        this.tag = tag;
        this.outer = outer;
        this.depth = depth;
    }

    void render(Object values, StringBuilder output) {
        items = tag.spot().at(() -> chosen(PythonValues.items(values)));
        for (index = 0; index < items.size(); index++) {
            Scope scope = outer.inner();
            tag.spot().run(() -> {
                outer.budget().spendRound();
                scope.set("loop", this);
                tag.target().bind(items.get(index), scope);
            });
            Statement.renderAll(tag.body(), scope, output);
        }
        if (items.isEmpty()) {
            Statement.renderAll(tag.otherwise(), outer.inner(), output);
        }
    }

    private List<Object> chosen(List<Object> all) {
        if (tag.condition().isEmpty()) {
            return all;
        }
        List<Object> chosen = new ArrayList<>();
        for (Object item : all) {
            outer.budget().spendRound();
            Scope scope = outer.inner();
            tag.target().bind(item, scope);
            if (PythonValues.truth(tag.condition().get().value(scope))) {
                chosen.add(item);
            }
        }
        return chosen;
    }

    /** Runs the tag once more for the items of an item, as {@code recursive} allows it. */
    @Override
    public Object call(List<Object> arguments, Map<String, Object> named) {
        if (!tag.recursive() || arguments.size() != 1) {
            throw new TemplateException("loop(…) needs one list, and a for tag that ends with 'recursive'");
        }
        StringBuilder output = new StringBuilder();
        return outer.budget().call("the loop", () -> {
            new Loop(tag, outer, depth + 1).render(arguments.get(0), output);
            return output.toString();
        });
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "index" -> Optional.of(index + 1L);
            case "index0" -> Optional.of((long) index);
            case "revindex" -> Optional.of((long) items.size() - index);
            case "revindex0" -> Optional.of(items.size() - index - 1L);
            case "first" -> Optional.of(index == 0);
            case "last" -> Optional.of(index == items.size() - 1);
            case "length" -> Optional.of((long) items.size());
            case "depth" -> Optional.of(depth + 1L);
            case "depth0" -> Optional.of((long) depth);
            case "previtem" -> Optional.of(item(index - 1, name));
            case "nextitem" -> Optional.of(item(index + 1, name));
            case "cycle" -> Optional.of((TemplateFunction) (choices, named) -> cycled(choices));
            case "changed" -> Optional.of((TemplateFunction) (values, named) -> hasChanged(values));
            default -> Optional.empty();
        };
    }

    private Object item(int position, String name) {
        return position >= 0 && position < items.size() ? items.get(position) : new Nothing.Undefined("loop." + name);
    }

    private Object cycled(List<Object> choices) {
        if (choices.isEmpty()) {
            throw new TemplateException("loop.cycle needs at least one value");
        }
        return choices.get(index % choices.size());
    }

    private boolean hasChanged(List<Object> values) {
        boolean changed = !changedBefore || !PythonValues.equal(lastChanged, values);
        lastChanged = List.copyOf(values);
        changedBefore = true;
        return changed;
    }

    @Override
    public String printed() {
        return "<LoopContext " + (index + 1) + "/" + items.size() + ">";
    }
}
