package org.occopus.plugins.cloudinit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mapping as block YAML: keys sorted, two spaces, dashes not indented below their key, lines folded at 80
 * columns. Follows the emitter of PyYAML and ruamel.yaml line by line where they fold.
 */
final class BlockYaml {
    private static final int LONGEST_SIMPLE_KEY = 123;

    private final ScalarWriter writer = new ScalarWriter();

    private BlockYaml() {}

    static String of(Map<String, Object> mapping) {
        BlockYaml yaml = new BlockYaml();
        if (mapping.isEmpty()) {
            return "{}\n";
        }
        yaml.mapping(mapping, 0);
        return yaml.writer.text();
    }

    private void mapping(Map<String, Object> mapping, int indent) {
        new TreeMap<>(mapping).forEach((key, value) -> {
            writer.indent(indent);
            boolean simple = !key.isEmpty() && key.length() < LONGEST_SIMPLE_KEY && key.indexOf('\n') < 0;
            if (simple) {
                writer.scalar(key, PlainScalars.styleOf(key), indent, false);
                writer.indicator(":", false, false);
            } else {
                complexKey(key, indent);
            }
            value(value, indent, simple);
        });
    }

    private void complexKey(String key, int indent) {
        writer.indicator("?", true, true);
        writer.scalar(key, PlainScalars.styleOf(key), indent + 2, true);
        writer.indent(indent);
        writer.indicator(":", true, true);
    }

    private void value(@Nullable Object value, int indent, boolean belowSimpleKey) {
        switch (value) {
            case Map<?, ?> map -> nested(Mappings.of(map), indent);
            case List<?> list -> nested(list, belowSimpleKey ? indent : indent + 2);
            case String text -> writer.scalar(text, PlainScalars.styleOf(text), indent + 2, true);
            case null -> writer.scalar("null", PlainScalars.Style.PLAIN, indent + 2, true);
            default -> writer.scalar(number(value), PlainScalars.Style.PLAIN, indent + 2, true);
        }
    }

    private void nested(Map<String, Object> mapping, int indent) {
        if (mapping.isEmpty()) {
            writer.indicator("{}", true, false);
        } else {
            mapping(mapping, indent + 2);
        }
    }

    private void nested(List<?> items, int indent) {
        if (items.isEmpty()) {
            writer.indicator("[]", true, false);
        } else {
            sequence(items, indent);
        }
    }

    private void sequence(List<?> items, int indent) {
        for (Object item : items) {
            writer.indent(indent);
            writer.indicator("-", true, true);
            value(item, indent, false);
        }
    }

    private static String number(Object value) {
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return number.isNaN() ? ".nan" : number > 0 ? ".inf" : "-.inf";
        }
        return value.toString();
    }
}
