package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.occopus.client.json.JsonObject;

/** Plain HTTP requests, as any client in any language makes them. */
final class Rest {
    /** Every answer that a test gets is held against the server's description of itself. */
    private static final Map<URI, OpenApiJudge> JUDGES = new ConcurrentHashMap<>();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI server;
    private final HttpClient http;

    Rest(URI server) {
        this(server, HttpClient.newBuilder());
    }

    /** With a client of one's own, such as one that trusts somebody. */
    Rest(URI server, HttpClient.Builder http) {
        this.server = server;
        this.http = http.version(HttpClient.Version.HTTP_1_1).build();
    }

    private OpenApiJudge judge() {
        var request = HttpRequest.newBuilder(server.resolve("/openapi?format=json"));
        try {
            return new OpenApiJudge(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param contentType empty when the answer has none */
    record Answer(int status, String contentType, String body, HttpHeaders headers) {
        JsonObject json() {
            return JsonObject.parse(body);
        }

        /** The members of a success. */
        JsonObject ok() {
            assertThat(status).as(body).isEqualTo(200);
            assertThat(contentType).isEqualTo("application/json");
            return json();
        }

        /** The members of a refusal, in both the new words and the original's. */
        JsonObject problem(int expectedStatus, String slug) {
            assertThat(status).as(body).isEqualTo(expectedStatus);
            assertThat(contentType).isEqualTo("application/problem+json");
            JsonObject problem = json();
            assertThat(problem.text("type")).contains("https://occopus.org/problems/" + slug);
            assertThat(problem.number("status", 0)).isEqualTo(expectedStatus);
            assertThat(problem.number("status_code", 0)).isEqualTo(expectedStatus);
            assertThat(problem.text("title")).isPresent();
            assertThat(problem.text("retry").orElse("")).isIn("NEVER", "AFTER_CHANGE", "LATER");
            assertThat(problem.text("message")).contains("");
            assertThat(problem.text("reason")).isPresent().isEqualTo(problem.text("detail"));
            return problem;
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    Answer put(String path, String body) {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        // The path goes out as it is written, right or wrong.
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body)
                .timeout(LIMIT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            var answer = new Answer(response.statusCode(), contentType, response.body(), response.headers());
            JUDGES.computeIfAbsent(server, at -> judge()).judge(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
