package org.occopus.template;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Values as Python's {@code json.dumps} writes them. */
final class JsonText {
    private final int indent;
    private final StringBuilder written = new StringBuilder();

    private JsonText(int indent) {
        this.indent = indent;
    }

    /**
     * Keys in their order.
     *
     * @param indent spaces a level; negative means one line
     */
    static String plain(Object value, int indent) {
        JsonText text = new JsonText(indent);
        text.write(value, 0);
        return text.written.toString();
    }

    /** Keys sorted and safe within HTML, as the filter {@code tojson} has it. */
    static String forHtml(Object value, int indent) {
        return plain(SortedKeys.of(value), indent)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }

    private void write(@Nullable Object value, int level) {
        switch (PythonValues.plain(value)) {
            case Nothing.None ignored -> written.append("null");
            case String text -> quote(text);
            case Boolean truth -> written.append(truth);
            case Double number -> written.append(decimal(number));
            case Number number -> written.append(number);
            case Map<?, ?> map ->
                block("{}", List.copyOf(map.entrySet()), level, entry -> {
                    quote(key(Nothing.orNone(entry.getKey())));
                    written.append(": ");
                    write(entry.getValue(), level + 1);
                });
            case PythonRange range -> throw noForm(range);
            case List<?> list -> block("[]", PythonValues.items(list), level, item -> write(item, level + 1));
            default -> throw noForm(Nothing.orNone(value));
        }
    }

    private static TemplateException noForm(Object value) {
        return new TemplateException(PythonValues.kind(value) + " has no JSON form");
    }

    private <T> void block(String brackets, List<T> items, int level, Consumer<T> writer) {
        written.append(brackets.charAt(0));
        for (int i = 0; i < items.size(); i++) {
            written.append(i == 0 ? "" : indent < 0 ? ", " : ",");
            newLine(level + 1);
            writer.accept(items.get(i));
        }
        if (!items.isEmpty()) {
            newLine(level);
        }
        written.append(brackets.charAt(1));
    }

    private void newLine(int level) {
        if (indent >= 0) {
            written.append('\n').append(" ".repeat(indent * level));
        }
    }

    private static String key(Object key) {
        return switch (key) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case Double number -> decimal(number);
            case Number number -> number.toString();
            case Nothing.None ignored -> "null";
            default -> throw new TemplateException(PythonValues.kind(key) + " cannot be a key in JSON");
        };
    }

    private static String decimal(Double number) {
        if (number.isInfinite()) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        return number.isNaN() ? "NaN" : PythonText.repr(number);
    }

    private void quote(String text) {
        written.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> written.append("\\\"");
                case '\\' -> written.append("\\\\");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\t' -> written.append("\\t");
                case '\b' -> written.append("\\b");
                case '\f' -> written.append("\\f");
                default -> written.append(c >= ' ' && c < 0x80 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        written.append('"');
    }
}
