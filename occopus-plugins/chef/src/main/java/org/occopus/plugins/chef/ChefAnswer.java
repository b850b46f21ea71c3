package org.occopus.plugins.chef;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a Chef server answered.
 *
 * @param status of HTTP
 * @param body a missing node when it is empty or no JSON, as what proxies answer
 * @param text the body as it came
 */
record ChefAnswer(int status, JsonNode body, String text) {
    private static final int LONGEST_QUOTE = 300;

    static ChefAnswer of(int status, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            return new ChefAnswer(status, ChefJson.MAPPER.readTree(text), text);
        } catch (JsonProcessingException e) {
            return new ChefAnswer(status, MissingNode.getInstance(), text);
        }
    }

    /** The server's own words: {@code {"error":["…"]}} or {@code {"error":"…"}}, else the start of the answer. */
    String words() {
        JsonNode error = body.path("error");
        String words = error.isArray()
                ? StreamSupport.stream(error.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : error.asText(text.strip());
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "…";
    }

    /** The keys of a listing, which maps names to addresses. */
    List<String> names() {
        return body.properties().stream().map(entry -> entry.getKey()).toList();
    }
}
