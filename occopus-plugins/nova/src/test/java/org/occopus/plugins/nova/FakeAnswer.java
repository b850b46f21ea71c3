package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the fake services answer.
 *
 * @param status the HTTP status
 * @param headers besides the content type
 * @param body JSON, or what a web server in between says
 */
record FakeAnswer(int status, Map<String, String> headers, String body) {

    static FakeAnswer of(int status, JsonNode body) {
        return new FakeAnswer(status, Map.of(), body.toString());
    }

    static FakeAnswer empty(int status) {
        return new FakeAnswer(status, Map.of(), "");
    }

    /** A refusal in the form of nova, cinder and keystone: the only member's name differs with the status. */
    static FakeAnswer refusal(int status, String words) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject(status == 404 ? "itemNotFound" : "badRequest")
                .put("code", status)
                .put("message", words);
        return of(status, body);
    }

    /** A refusal in the form of neutron. */
    static FakeAnswer neutronRefusal(int status, String type, String words) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("NeutronError").put("type", type).put("message", words).put("detail", "");
        return of(status, body);
    }

    /** What neutron's web framework answers to a path that no extension serves. */
    static FakeAnswer noSuchCollection() {
        return of(
                404,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "The resource could not be found.<br /><br />\n\n\n")
                        .put("code", "404 Not Found")
                        .put("title", "Not Found"));
    }

    FakeAnswer with(String header, String value) {
        return new FakeAnswer(status, Map.of(header, value), body);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        headers.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
