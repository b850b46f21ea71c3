package org.occopus.plugins.puppet;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints YAML values as Python's {@code str} and {@code repr} do
 * (https://docs.python.org/3/library/stdtypes.html#str, #repr), because the original did and machines read it.
 */
final class PythonNotation {
    private PythonNotation() {}

    static String str(@Nullable Object value) {
        return value instanceof String text ? text : repr(value);
    }

    private static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case String text -> quoted(text);
            case Boolean flag -> flag ? "True" : "False";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list ->
                list.stream().map(PythonNotation::repr).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    /** Single quotes, unless the text holds one and no double quote. */
    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> quoted.append(escaped(c, quote)));
        return quoted.append(quote).toString();
    }

    private static String escaped(int c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c == quote ? "\\" + quote : Character.isISOControl(c) ? hex(c) : Character.toString(c);
        };
    }

    private static String hex(int c) {
        return String.format("\\x%02x", c);
    }
}
