package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;

/** Asks for the status of URLs. Its threads start with the first question. Thread-safe. */
final class WebClient implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<HttpClient.Builder> builder;
    private Optional<HttpClient> started = Optional.empty();

    WebClient() {
        this(HttpClient::newBuilder);
    }

    WebClient(Supplier<HttpClient.Builder> builder) {
        this.builder = builder;
    }

    /** The status after redirects; throws {@link IllegalArgumentException} when the URL is not one of http or https. */
    int status(String method, URI uri, Deadline end) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer = client().sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return statusOnly(answer.get(end.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in time");
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static int statusOnly(HttpResponse<InputStream> response) throws IOException {
        response.body().close();
        return response.statusCode();
    }

    private static IOException failure(ExecutionException e) {
        return e.getCause() instanceof IOException expected ? expected : new IOException(e);
    }

    private HttpClient client() {
        lock.lock();
        try {
            HttpClient client = started.orElseGet(this::start);
            started = Optional.of(client);
            return client;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient start() {
        return builder.get()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            started.ifPresent(HttpClient::shutdownNow);
            started = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
