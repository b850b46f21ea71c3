package org.occopus.plugins.nova;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openstack4j.core.transport.ClientConstants;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/**
 * Carries the requests of openstack4j, which finds it as a service. Unlike the connectors that come with the library it
 * keeps connections open between requests, ends a request at a point in time and at an interrupt, hands on
 * {@code Retry-After}, never logs in by itself, and takes an answer 404 to a listing for what it is: a failure.
 */
public final class OpenStackTransport implements HttpExecutorService {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int FIRST_STATUS_OF_TROUBLE = 300;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** Called by the service loader of openstack4j. */
    public OpenStackTransport() {}

    @Override
    public String getExecutorDisplayName() {
        return "Occopus";
    }

    /**
     * Sends a request. The read time-out of its configuration is the time for the whole of it.
     *
     * @throws RefusedCall when the answer's status is 300 or more
     * @throws LostCall when there is no answer
     */
    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        Duration budget = Duration.ofMillis(request.getConfig().getReadTimeout());
        java.net.http.HttpResponse<String> answer = exchange(message(request), budget);
        if (answer.statusCode() >= FIRST_STATUS_OF_TROUBLE) {
            throw RefusedCall.of(answer);
        }
        return new OpenStackAnswer(answer);
    }

    private static java.net.http.HttpResponse<String> exchange(java.net.http.HttpRequest message, Duration budget) {
        CompletableFuture<java.net.http.HttpResponse<String>> answer =
                CLIENT.sendAsync(message, BodyHandlers.ofString());
        try {
            return answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new LostCall(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LostCall(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LostCall(e);
        }
    }

    private static java.net.http.HttpRequest message(HttpRequest<?> request) {
        var message = java.net.http.HttpRequest.newBuilder(URI.create(request.getUrl()))
                .method(request.getMethod().name(), body(request));
        request.getHeaders().forEach((name, value) -> message.setHeader(name, String.valueOf(value)));
        message.setHeader(ClientConstants.HEADER_ACCEPT, ClientConstants.CONTENT_TYPE_JSON);
        if (request.getMethod() != HttpMethod.GET) {
            message.setHeader(ClientConstants.HEADER_CONTENT_TYPE, request.getContentType());
        }
        return message.build();
    }

    private static BodyPublisher body(HttpRequest<?> request) {
        if (request.hasJson()) {
            return BodyPublishers.ofString(request.getJson());
        }
        Object entity = request.getEntity();
        return entity == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(entity));
    }

    private static String json(Object entity) {
        try {
            return ObjectMapperSingleton.getContext(entity.getClass()).writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(entity.getClass() + " cannot be written as JSON", e);
        }
    }
}
