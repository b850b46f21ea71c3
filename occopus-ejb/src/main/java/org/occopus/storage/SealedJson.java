package org.occopus.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import org.occopus.credentials.Sealer;

/** Records as sealed JSON. Thread-safe. */
final class SealedJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Sealer sealer;

    SealedJson(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] seal(Object value) {
        try {
            return sealer.seal(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }

    <T> T open(byte[] sealed, Class<T> type) {
        try {
            return JSON.readValue(sealer.open(sealed), type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    <T> List<T> openList(byte[] sealed, Class<T> type) {
        try {
            return JSON.readerForListOf(type).readValue(sealer.open(sealed));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    Map<String, Object> openMap(byte[] sealed) {
        try {
            return JSON.readerForMapOf(Object.class).readValue(sealer.open(sealed));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException("A stored text is not the JSON that was sealed", e);
    }
}
