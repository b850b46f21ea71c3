package org.occopus.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.occopus.spi.TemplateException;
import org.occopus.spi.Templates;

/**
 * Templates for tests: replaces {@code {{ name }}} and {@code {{ name.key }}} by variables and knows nothing else.
 *
 * @param variables the node's variables
 */
public record VariableTemplates(Map<String, ?> variables) implements Templates {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

    /** Copies the variables. */
    public VariableTemplates {
        variables = Map.copyOf(variables);
    }

    @Override
    public String render(String template, Map<String, ?> extra) {
        var all = new LinkedHashMap<String, Object>(variables);
        all.putAll(extra);
        return EXPRESSION
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(lookUp(found, all))));
    }

    @Override
    public Object renderTree(Object tree, Map<String, ?> extra) {
        return switch (tree) {
            case String text -> render(text, extra);
            case List<?> list ->
                list.stream().map(item -> renderTree(item, extra)).toList();
            case Map<?, ?> map -> renderValues(map, extra);
            default -> tree;
        };
    }

    private Object renderValues(Map<?, ?> map, Map<String, ?> extra) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> renderTree(entry.getValue(), extra),
                        (first, second) -> second,
                        LinkedHashMap<Object, Object>::new));
    }

    private static Object lookUp(MatchResult found, Map<String, Object> variables) {
        Object value = variables;
        for (String key : found.group(1).split("\\.")) {
            Object next = value instanceof Map<?, ?> map ? map.get(key) : null;
            if (next == null) {
                throw new TemplateException("'" + found.group(1) + "' is undefined");
            }
            value = next;
        }
        return value;
    }
}
