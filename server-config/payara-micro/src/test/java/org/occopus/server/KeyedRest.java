package org.occopus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Requests that carry an {@code Idempotency-Key}. */
final class KeyedRest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    KeyedRest(URI server) {
        this.server = server;
    }

    HttpResponse<String> post(String key, String path, String body) {
        return sent(request(key, path, body));
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks as the owner of an API token. */
    HttpResponse<String> post(String key, String path, String body, String token) {
        return sent(HttpRequest.newBuilder(request(key, path, body), (name, value) -> true)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** Sends and does not wait. */
    CompletableFuture<HttpResponse<String>> begin(String key, String path, String body) {
        return http.sendAsync(request(key, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String key, String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .POST(BodyPublishers.ofString(body))
                .header("Idempotency-Key", key)
                .timeout(LIMIT)
                .build();
    }

    static boolean isRepeated(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotent-Replayed").isPresent();
    }
}
