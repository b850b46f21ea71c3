package org.occopus.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;

/** Reads JSON objects of texts and of objects of texts. What is nested deeper, by whatever thousands, is refused. */
final class ShallowJson {
    private static final int MOST_LEVELS = 2;

    private ShallowJson() {}

    /** @throws JsonException when the text is no such object */
    static JsonObject read(String text) {
        try (JsonParser parser = Wire.JSON.createParser(new StringReader(text))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new JsonException("not an object");
            }
            JsonObject object = object(parser, MOST_LEVELS);
            if (parser.hasNext()) {
                throw new JsonException("more than one object");
            }
            return object;
        } catch (NoSuchElementException e) {
            throw new JsonException("it ends too early", e);
        } catch (UnsupportedOperationException e) {
            throw new JsonException("a number has too many digits", e);
        }
    }

    private static JsonObject object(JsonParser parser, int levels) {
        if (levels == 0) {
            throw new JsonException("nested too deeply");
        }
        JsonObjectBuilder object = Wire.JSON.createObjectBuilder();
        JsonParser.Event event = parser.next();
        while (event != JsonParser.Event.END_OBJECT) {
            String key = parser.getString();
            switch (parser.next()) {
                case START_OBJECT -> object.add(key, object(parser, levels - 1));
                case START_ARRAY -> throw new JsonException("a list is not expected here");
                default -> object.add(key, parser.getValue());
            }
            event = parser.next();
        }
        return object.build();
    }
}
