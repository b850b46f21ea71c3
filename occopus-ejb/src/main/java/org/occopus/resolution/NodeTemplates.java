package org.occopus.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;
import org.occopus.spi.Templates;
import org.occopus.template.TemplateEngine;

/** Templates with the variables of one node instance. */
final class NodeTemplates implements Templates {
    private static final TemplateEngine ENGINE = new TemplateEngine();

    private final Map<String, Object> variables;

    /**
     * @param variables by name; read at each rendering, so the caller may add to them
     */
    NodeTemplates(Map<String, Object> variables) {
        this.variables = variables;
    }

    @Override
    public String render(String template, Map<String, ?> extra) {
        return ENGINE.render(template, with(extra));
    }

    @Override
    public Object renderTree(Object tree, Map<String, ?> extra) {
        return tree(tree, with(extra));
    }

    /** A section with all its texts rendered; failures name it. */
    Map<String, Object> renderSection(String name, Map<String, Object> section) {
        return naming(name, () -> mapping(section, variables));
    }

    /** Renders a part of a definition; failures name it. */
    static <T> T naming(String part, Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (TemplateException e) {
            throw new TemplateException("in " + part + ", " + e.getMessage());
        }
    }

    private Map<String, ?> with(Map<String, ?> extra) {
        if (extra.isEmpty()) {
            return variables;
        }
        Map<String, Object> all = new LinkedHashMap<>(variables);
        all.putAll(extra);
        return all;
    }

    @SuppressWarnings("NullAway") // YAML null is a value within collections
    private static Object tree(@Nullable Object tree, Map<String, ?> variables) {
        return switch (tree) {
            case String text -> ENGINE.render(text, variables);
            case List<?> list -> list(list, variables);
            case Map<?, ?> map -> mapping(map, variables);
            case null -> null;
            default -> tree;
        };
    }

    private static List<Object> list(List<?> list, Map<String, ?> variables) {
        List<Object> rendered = new ArrayList<>();
        list.forEach(item -> rendered.add(tree(item, variables)));
        return rendered;
    }

    private static Map<String, Object> mapping(Map<?, ?> map, Map<String, ?> variables) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        map.forEach((key, value) ->
                rendered.put(String.valueOf(key), naming("'" + key + "'", () -> tree(value, variables))));
        return rendered;
    }
}
