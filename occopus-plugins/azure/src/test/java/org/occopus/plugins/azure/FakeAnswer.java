package org.occopus.plugins.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the fake cloud answers.
 *
 * @param status the HTTP status
 * @param body JSON; empty for none
 * @param headers further headers
 */
record FakeAnswer(int status, String body, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FakeAnswer empty(int status) {
        return new FakeAnswer(status, "", Map.of());
    }

    static FakeAnswer of(int status, JsonNode body) {
        return new FakeAnswer(status, body.toString(), Map.of());
    }

    /** An error in the form of Azure Resource Manager. */
    static FakeAnswer error(int status, String code, String words) {
        var body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", words);
        return of(status, body);
    }

    FakeAnswer with(String header, String value) {
        return new FakeAnswer(status, body, Map.of(header, value));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
