package org.occopus.plugins.cloudsigma;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;

/**
 * HTTP to one location, with its login. No call outlives its deadline: the client's own time limit ends with the
 * headers of an answer (https://bugs.openjdk.org/browse/JDK-8208693), so the whole exchange is awaited instead.
 */
final class CloudSigmaConnection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final CloudSigmaLogin login;
    private final CloudSigmaFailures failures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    CloudSigmaConnection(CloudSigmaLogin login) {
        this.login = login;
        this.failures = new CloudSigmaFailures(login.endpoint());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .executor(threads)
                .build();
    }

    CloudSigmaFailures failures() {
        return failures;
    }

    /**
     * Makes one request.
     *
     * @param path below the endpoint, with its leading slash
     * @param body JSON; empty for none
     * @return the answer, whatever its status
     * @throws ProviderException when there is no answer
     */
    Answer send(String method, String path, Optional<String> body, Subject subject, Deadline deadline) {
        checkThereIsTime(subject, deadline);
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request(method, path, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return answer(exchange.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw failures.unanswered(subject, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw failures.late(subject, e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted(subject, e);
        }
    }

    private HttpRequest request(String method, String path, Optional<String> body) {
        BodyPublisher publisher = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        return HttpRequest.newBuilder(URI.create(login.endpoint() + path))
                .header("Authorization", login.authorisation())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new Answer(response.statusCode(), response.body(), retryAfter);
    }

    private void checkThereIsTime(Subject subject, Deadline deadline) {
        if (deadline.hasPassed()) {
            throw failures.late(subject, new TimeoutException("The deadline had passed before the call"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interrupted(subject, new InterruptedException("Interrupted before the call"));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
