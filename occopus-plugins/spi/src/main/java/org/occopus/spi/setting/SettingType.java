package org.occopus.spi.setting;

import java.util.List;
import java.util.Map;

/** What kind of YAML value a setting takes. */
public enum SettingType {
    /** Any scalar; a number or a boolean is read as its text, as YAML users write {@code tag: 1.10}. */
    TEXT("text"),
    /** A whole number, or a text that holds one. */
    INTEGER("a whole number"),
    /** A number, or a text that holds one. */
    NUMBER("a number"),
    /** {@code true} or {@code false}; {@code yes} and {@code no} are texts in YAML 1.2. */
    BOOLEAN("true or false"),
    /** A sequence of any values. */
    LIST("a list"),
    /** A mapping with text keys. */
    MAPPING("a mapping"),
    /** A text or a sequence of texts. */
    TEXT_OR_LIST("text or a list"),
    /** Anything; the plugin's own check looks at it. */
    ANY("any value");

    private final String words;

    SettingType(String words) {
        this.words = words;
    }

    /**
     * The type in a user's words, to end the sentence "must be …".
     *
     * @return lower case, with its article, never empty
     */
    public String words() {
        return words;
    }

    /**
     * Tells whether a parsed YAML value is of this type. A text with a template expression is accepted for scalars
     * other than booleans, because its value is known only after rendering.
     *
     * @param value a parsed YAML value, never null
     * @return true when the plugin can read it
     */
    public boolean accepts(Object value) {
        return switch (this) {
            case TEXT -> !(value instanceof Map) && !(value instanceof List);
            case INTEGER -> value instanceof Integer || value instanceof Long || isWhole(value) || isTemplate(value);
            case NUMBER -> value instanceof Number || isDecimal(value) || isTemplate(value);
            case BOOLEAN -> value instanceof Boolean;
            case LIST -> value instanceof List;
            case MAPPING -> value instanceof Map;
            case TEXT_OR_LIST -> value instanceof String || value instanceof List;
            case ANY -> true;
        };
    }

    private static boolean isWhole(Object value) {
        return value instanceof String text && text.strip().matches("[+-]?\\d{1,18}");
    }

    private static boolean isDecimal(Object value) {
        return value instanceof String text && text.strip().matches("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    }

    private static boolean isTemplate(Object value) {
        return value instanceof String text && text.contains("{{");
    }
}
