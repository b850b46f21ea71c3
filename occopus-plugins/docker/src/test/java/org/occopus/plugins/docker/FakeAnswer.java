package org.occopus.plugins.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the fake engine answers.
 *
 * @param status the HTTP status
 * @param body JSON, lines of JSON, or the frames of a log
 */
record FakeAnswer(int status, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FakeAnswer empty(int status) {
        return new FakeAnswer(status, "");
    }

    static FakeAnswer of(int status, JsonNode body) {
        return new FakeAnswer(status, body.toString());
    }

    /** A refusal in Docker's form, with its line feed. */
    static FakeAnswer message(int status, String words) {
        return new FakeAnswer(
                status, JSON.createObjectNode().put("message", words).toString() + "\n");
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : 0);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
