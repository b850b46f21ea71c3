package org.occopus.client.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, truth values and null as JSON. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * The value as compact JSON.
     *
     * @param value a map, a {@link JsonObject}, an iterable, a number or a truth value; anything else is written as its text
     * @return the JSON text on one line
     */
    public static String compact(Object value) {
        return write(value, false);
    }

    /**
     * The value as JSON for people.
     *
     * @param value as for {@link #compact}
     * @return the JSON text, indented
     */
    public static String indented(Object value) {
        return write(value, true) + "\n";
    }

    private static String write(Object value, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
            }
            value(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("A string writer failed.", e);
        }
        return text.toString();
    }

    private static void value(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> object(generator, map);
            case JsonObject object -> object(generator, object.members());
            case Iterable<?> elements -> array(generator, elements);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Boolean flag -> generator.writeBoolean(flag);
            default -> generator.writeString(value.toString());
        }
    }

    private static void object(JsonGenerator generator, Map<?, ?> map) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            generator.writeFieldName(String.valueOf(member.getKey()));
            value(generator, member.getValue());
        }
        generator.writeEndObject();
    }

    private static void array(JsonGenerator generator, Iterable<?> elements) throws IOException {
        generator.writeStartArray();
        for (@Nullable Object element : elements) {
            value(generator, element);
        }
        generator.writeEndArray();
    }
}
