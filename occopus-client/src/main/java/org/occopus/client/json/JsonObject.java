package org.occopus.client.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object as it was received: members keep their order, and a member that is {@code null} counts as left out. */
public final class JsonObject {
    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads a list of objects; elements that are none are left out.
     *
     * @param text the JSON
     * @return the objects, in order
     * @throws MalformedJsonException when the text is something else
     */
    public static List<JsonObject> parseList(String text) {
        return JsonParsing.objects(text);
    }

    /**
     * Parses one JSON object.
     *
     * @param text the whole text
     * @return the object
     * @throws MalformedJsonException when the text is anything else
     */
    public static JsonObject parse(String text) {
        return JsonParsing.object(text);
    }

    /** {@return all members in their order; objects inside are {@code JsonObject}s again} */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** {@return the names of the members in their order} */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /**
     * A text; a number or a truth value is given as it is written.
     *
     * @param name the member
     * @return empty when the member is left out
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(String::valueOf);
    }

    /**
     * A text that the contract promises.
     *
     * @param name the member
     * @return the text
     * @throws MalformedJsonException when the member is left out
     */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new MalformedJsonException("The member '" + name + "' is missing."));
    }

    /**
     * A whole number.
     *
     * @param name the member
     * @param otherwise the number that a left out member means
     * @return the number
     */
    public long number(String name, long otherwise) {
        return members.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /**
     * A truth value.
     *
     * @param name the member
     * @return false when the member is left out
     */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /**
     * A point in time, written as ISO 8601.
     *
     * @param name the member
     * @return empty when the member is left out
     * @throws MalformedJsonException when it is not a time
     */
    public Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new MalformedJsonException("The member '" + name + "' is not a time.", e);
        }
    }

    /**
     * An object inside this one.
     *
     * @param name the member
     * @return empty when the member is left out or something else
     */
    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(objectOf(members.get(name)));
    }

    /**
     * The objects of a list.
     *
     * @param name the member
     * @return empty when the member is left out
     */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : elements(name)) {
            JsonObject object = objectOf(element);
            if (object != null) {
                objects.add(object);
            }
        }
        return List.copyOf(objects);
    }

    /**
     * The texts of a list; a single text counts as a list of one, as the manual writes addresses.
     *
     * @param name the member
     * @return empty when the member is left out
     */
    public List<String> texts(String name) {
        return elements(name).stream().map(String::valueOf).toList();
    }

    /**
     * The lists of texts in a list; elements that are no lists are left out.
     *
     * @param name the member
     * @return empty when the member is left out
     */
    public List<List<String>> textLists(String name) {
        List<List<String>> lists = new ArrayList<>();
        for (Object element : elements(name)) {
            if (element instanceof List<?> list) {
                lists.add(list.stream().map(String::valueOf).toList());
            }
        }
        return List.copyOf(lists);
    }

    private List<?> elements(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static @Nullable JsonObject objectOf(@Nullable Object value) {
        return value instanceof JsonObject object ? object : null;
    }
}
