package org.occopus.spi.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A section of a node definition as a plugin reads it: parsed YAML values by key, in file order. Values are texts,
 * numbers, booleans, dates, lists and mappings of these; a key whose value is YAML {@code null} counts as missing.
 *
 * @param values the values by key; unmodifiable
 */
public record Section(Map<String, Object> values) {

    /** Copies the values and drops nulls. */
    public Section {
        var kept = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> {
            if (value != null) {
                kept.put(key, value);
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    /**
     * A section without any key.
     *
     * @return the empty section
     */
    public static Section empty() {
        return new Section(Map.of());
    }

    /**
     * The value of a key.
     *
     * @param key the key
     * @return empty when it is missing or null
     */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * A scalar as text.
     *
     * @param key the key
     * @return empty when it is missing, null or an empty text
     */
    public Optional<String> text(String key) {
        return value(key).map(Object::toString).filter(text -> !text.isEmpty());
    }

    /**
     * A scalar that validation has made sure of.
     *
     * @param key the key of a required setting
     * @return its text
     * @throws IllegalArgumentException when it is missing or empty: validation should have refused the section
     */
    public String required(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException("'" + key + "' is missing or empty"));
    }

    /**
     * A boolean.
     *
     * @param key the key
     * @return empty when it is missing or not a boolean
     */
    public Optional<Boolean> flag(String key) {
        return value(key).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    /**
     * A number, also when written as text.
     *
     * @param key the key
     * @return empty when it is missing, or a template whose value is not known yet
     * @throws IllegalArgumentException when it is not a number
     */
    public Optional<Double> number(String key) {
        return text(key).filter(text -> !text.contains("{{")).map(text -> {
            try {
                return Double.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + key + "' must be a number, but is '" + text + "'", e);
            }
        });
    }

    /**
     * A list; a single scalar counts as a list of one, an item that is null as missing.
     *
     * @param key the key
     * @return empty when the key is missing
     */
    public List<Object> list(String key) {
        return value(key)
                .map(value -> value instanceof List<?> list
                        ? list.stream()
                                .filter(Objects::nonNull)
                                .<Object>map(item -> item)
                                .toList()
                        : List.of(value))
                .orElse(List.of());
    }

    /**
     * A mapping below this section.
     *
     * @param key the key
     * @return empty section when the key is missing or no mapping
     */
    public Section section(String key) {
        return value(key).filter(Map.class::isInstance).map(Section::ofMapping).orElse(empty());
    }

    private static Section ofMapping(Object mapping) {
        var values = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) mapping).forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
        return new Section(values);
    }
}
