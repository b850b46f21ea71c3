package org.occopus.plugins.chef;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.occopus.spi.Deadline;

/**
 * Signed requests to one organisation of a Chef server. Thread-safe. Redirects are not followed: a signature holds for
 * one path only.
 */
final class ChefServer implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_CALLS_AT_ONCE = 16;
    private static final byte[] NO_BODY = {};

    /** Servers refuse clients whose major version they do not know; all since Chef Server 12 know this one. */
    private static final String CLIENT_VERSION = "14.0.0";

    private final URI endpoint;
    private final ChefLogin login;
    private final HttpClient client;
    private final InstantSource clock;
    private final ChefFailures failures;
    private final Semaphore turns = new Semaphore(MOST_CALLS_AT_ONCE, true);

    ChefServer(URI endpoint, ChefLogin login, InstantSource clock) {
        this.endpoint = endpoint;
        this.login = login;
        this.clock = clock;
        this.failures = new ChefFailures(endpoint.toString());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT);
        login.authority().ifPresent(pem -> builder.sslContext(TrustedAuthority.contextOf(pem)));
        this.client = builder.build();
    }

    URI endpoint() {
        return endpoint;
    }

    /**
     * Asks without a body.
     *
     * @param expected statuses that are no failure
     */
    ChefAnswer ask(ChefCall call, Set<Integer> expected, Deadline deadline) {
        return inTurn(call, NO_BODY, expected, deadline);
    }

    /** As {@link #ask}, with a JSON document. */
    ChefAnswer send(ChefCall call, Map<String, Object> document, Set<Integer> expected, Deadline deadline) {
        return inTurn(call, ChefJson.bytes(document), expected, deadline);
    }

    private ChefAnswer inTurn(ChefCall call, byte[] body, Set<Integer> expected, Deadline deadline) {
        try {
            if (!turns.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw failures.notAsked(call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(call);
        }
        try {
            return exchange(call, body, expected, deadline);
        } finally {
            turns.release();
        }
    }

    private ChefAnswer exchange(ChefCall call, byte[] body, Set<Integer> expected, Deadline deadline) {
        if (deadline.hasPassed()) {
            throw failures.notAsked(call);
        }
        HttpResponse<byte[]> response = response(call, request(call, body), deadline);
        ChefAnswer answer = ChefAnswer.of(response.statusCode(), response.body());
        if (!expected.contains(answer.status())) {
            throw failures.answered(call, answer, response);
        }
        return answer;
    }

    private HttpRequest request(ChefCall call, byte[] body) {
        URI address = URI.create(endpoint + "/" + call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Chef-Version", CLIENT_VERSION)
                .method(call.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            proof(call.method(), address.getRawPath().replaceAll("/{2,}", "/"), body)
                    .forEach(request::header);
        } catch (GeneralSecurityException e) {
            throw failures.unsigned(call, e);
        }
        return request.build();
    }

    private Map<String, String> proof(String method, String path, byte[] body) throws GeneralSecurityException {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String hash = login.protocol().hash(body);
        return new SignedRequest(method, path, hash, now, login.clientName()).headers(login);
    }

    private HttpResponse<byte[]> response(ChefCall call, HttpRequest request, Deadline deadline) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failures.late(call);
        } catch (ExecutionException e) {
            throw failures.unanswered(call, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(call);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
