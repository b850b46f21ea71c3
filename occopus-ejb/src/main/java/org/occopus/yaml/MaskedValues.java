package org.occopus.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parsed values without their secrets, and the way back: whoever reads a file, changes it and writes it again keeps what
 * was masked. Masks stand in the place of texts and numbers; mappings and lists keep their shape. Immutable.
 */
public final class MaskedValues {
    private final boolean named;
    private final Predicate<String> secret;

    private MaskedValues(boolean named, Predicate<String> secret) {
        this.named = named;
        this.secret = secret;
    }

    /** For variables: within texts, only the logins of addresses are masked. */
    public static MaskedValues ofVariables() {
        return new MaskedValues(false, SecretMask::hides);
    }

    /**
     * For what machines run: within texts, private keys and what follows telling names are masked, too.
     *
     * @param declared keys whose values are secret beside those whose name tells it
     */
    public static MaskedValues ofSection(Predicate<String> declared) {
        return new MaskedValues(true, key -> SecretMask.hides(key) || declared.test(key));
    }

    /** A mapping without its secrets. */
    public Map<String, Object> masked(Map<String, Object> mapping) {
        return masked(mapping, false);
    }

    private Map<String, Object> masked(Map<?, ?> mapping, boolean hidden) {
        Map<String, Object> masked = new LinkedHashMap<>();
        mapping.forEach((key, value) -> put(masked, key, masked(value, hidden || secret.test(String.valueOf(key)))));
        return masked;
    }

    private @Nullable Object masked(@Nullable Object value, boolean hidden) {
        if (value instanceof Map<?, ?> mapping) {
            return masked(mapping, hidden);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>();
            list.forEach(item -> masked.add(masked(item, hidden)));
            return masked;
        }
        if (hidden && value != null) {
            return SecretMask.MASK;
        }
        return value instanceof String text ? SecretPlaces.replaced(text, SecretPlaces.of(text, named)) : value;
    }

    /**
     * A mapping in which what is stored stands again in the place of its masks. A mask that stands for nothing stays.
     *
     * @param given what came back
     * @param stored what was shown
     */
    public Map<String, Object> kept(Map<String, Object> given, Map<String, Object> stored) {
        return kept(given, stored, false);
    }

    private Map<String, Object> kept(Map<?, ?> given, Map<?, ?> stored, boolean hidden) {
        Map<String, Object> kept = new LinkedHashMap<>();
        given.forEach((key, value) ->
                put(kept, key, kept(value, stored.get(key), hidden || secret.test(String.valueOf(key)))));
        return kept;
    }

    private @Nullable Object kept(@Nullable Object given, @Nullable Object stored, boolean hidden) {
        if (stored != null && SecretMask.MASK.equals(given)) {
            return stored;
        }
        if (given instanceof Map<?, ?> mapping && stored instanceof Map<?, ?> before) {
            return kept(mapping, before, hidden);
        }
        if (given instanceof List<?> list && stored instanceof List<?> before) {
            return kept(list, before, hidden);
        }
        if (given instanceof String text && stored instanceof String before) {
            return SecretPlaces.kept(text, before, named);
        }
        return given;
    }

    private List<@Nullable Object> kept(List<?> given, List<?> stored, boolean hidden) {
        List<Integer> partners = Partners.of(
                given.size(),
                stored.size(),
                (one, other) -> Objects.equals(given.get(one), masked(stored.get(other), hidden)),
                (one, other) -> given.get(one) instanceof Map == stored.get(other) instanceof Map);
        List<@Nullable Object> kept = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int partner = partners.get(i);
            kept.add(partner < 0 ? given.get(i) : kept(given.get(i), stored.get(partner), hidden));
        }
        return kept;
    }

    /** Where masks stand that stand for nothing: keys and positions below the mapping, such as {@code .db.password}. */
    public List<String> left(Map<String, Object> mapping) {
        List<String> left = new ArrayList<>();
        collect(mapping, "", false, left);
        return left;
    }

    private void collect(@Nullable Object value, String path, boolean hidden, List<String> left) {
        if (value instanceof Map<?, ?> mapping) {
            mapping.forEach(
                    (key, below) -> collect(below, path + "." + key, hidden || secret.test(String.valueOf(key)), left));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]", hidden, left);
            }
        } else if (value instanceof String text && (hidden ? text.equals(SecretMask.MASK) : hasMask(text))) {
            left.add(path);
        }
    }

    private boolean hasMask(String text) {
        return SecretPlaces.of(text, named).stream()
                .anyMatch(place -> place.in(text).equals(SecretMask.MASK));
    }

    @SuppressWarnings("NullAway") // YAML null is a value within collections
    private static void put(Map<String, Object> mapping, Object key, @Nullable Object value) {
        mapping.put(String.valueOf(key), value);
    }
}
