package org.occopus.template;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** The filter {@code tojson}: keys sorted, safe within HTML, as Jinja2 writes it. */
final class JsonText {
    private JsonText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Nothing.None ignored -> "null";
            case String text -> quoted(text);
            case Boolean truth -> truth.toString();
            case Number number -> PythonText.str(number);
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> list.stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
            default -> throw new TemplateException("tojson: " + PythonValues.kind(value) + " has no JSON form");
        };
    }

    private static String object(Map<?, ?> map) {
        Map<String, String> members = new TreeMap<>();
        map.forEach((key, value) -> members.put(PythonText.str(key), of(value)));
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(plain(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7f && "<>&'".indexOf(c) < 0;
    }
}
