package org.occopus.plugins.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import reactor.core.publisher.Mono;

/**
 * Gets a token for the service principal and puts it on each request
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow). The library's own login
 * takes neither an authority nor an endpoint on plain HTTP, which tests and local stand-ins of Azure speak.
 */
final class AzureLogin implements HttpPipelinePolicy {
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;

    /** Tokens live for an hour or more; one that ends within a call would fail it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final AzureCredentials credentials;
    private final String address;
    private final HttpClient client;
    private final AzureFailures failures;
    private final CallSubject subject;
    private final Mono<Token> token;

    /**
     * A token that was given.
     *
     * @param value what goes on requests
     * @param usable until when
     * @param refused whether Azure Resource Manager took it no longer
     */
    private record Token(String value, Deadline usable, AtomicBoolean refused) {
        private boolean isSpent() {
            return refused.get() || usable.hasPassed();
        }
    }

    /**
     * A login that asks nobody yet.
     *
     * @param authority where tokens come from, unless the credentials say otherwise
     */
    AzureLogin(AzureCredentials credentials, String authority, HttpClient client, AzureFailures failures) {
        this.credentials = credentials;
        String host = credentials.authority().map(Object::toString).orElse(authority.replaceFirst("/+$", ""));
        this.address = host + "/" + encoded(credentials.tenantId()) + "/oauth2/v2.0/token";
        this.client = client;
        this.failures = failures;
        this.subject = CallSubject.ofLogin(credentials.clientId());
        this.token = Mono.defer(this::ask).cacheInvalidateIf(Token::isSpent);
    }

    /** A token may end before its time; then nothing was done, and a new one is asked for once. */
    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        HttpPipelineNextPolicy again = next.clone();
        return send(context, next).flatMap(answer -> {
            if (answer.getStatusCode() != UNAUTHORISED) {
                return Mono.just(answer);
            }
            answer.close();
            return send(context, again);
        });
    }

    private Mono<HttpResponse> send(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return token.flatMap(current -> {
            context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + current.value());
            return next.process()
                    .doOnNext(answer -> current.refused().compareAndSet(false, answer.getStatusCode() == UNAUTHORISED));
        });
    }

    private Mono<Token> ask() {
        return client.send(request())
                .flatMap(answer ->
                        answer.getBodyAsByteArray().defaultIfEmpty(new byte[0]).map(body -> read(answer, body)))
                .onErrorMap(
                        thrown -> !(thrown instanceof ProviderException), thrown -> failures.noLogin(subject, thrown));
    }

    private HttpRequest request() {
        String form = "grant_type=client_credentials&client_id=" + encoded(credentials.clientId()) + "&client_secret="
                + encoded(credentials.clientSecret()) + "&scope=" + encoded(credentials.endpoint() + "/.default");
        return new HttpRequest(HttpMethod.POST, address)
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setBody(form);
    }

    private Token read(HttpResponse answer, byte[] body) {
        Map<?, ?> members = members(body);
        if (answer.getStatusCode() == OK && members.get("access_token") instanceof String value) {
            Duration life = members.get("expires_in") instanceof Number seconds
                    ? Duration.ofSeconds(seconds.longValue())
                    : MARGIN;
            Duration usable = life.compareTo(MARGIN) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
            return new Token(value, Deadline.in(usable), new AtomicBoolean());
        }
        String words = String.valueOf(members.get("error_description")).replaceFirst("(?s)(\\.? Trace ID|\\R).*", "");
        String code = members.get("error") instanceof String error ? error : "";
        Optional<Duration> wait = Optional.ofNullable(answer.getHeaderValue(HttpHeaderName.RETRY_AFTER))
                .flatMap(ArmError::seconds);
        throw failures.loginAnswered(
                subject,
                new ArmError(
                        answer.getStatusCode(),
                        code,
                        code.isEmpty() ? "the answer holds no token" : ArmError.shortened(words),
                        wait));
    }

    private static Map<?, ?> members(byte[] body) {
        try (JsonReader json = JsonProviders.createReader(body)) {
            return json.readUntyped() instanceof Map<?, ?> members ? members : Map.of();
        } catch (IOException | IllegalStateException e) {
            return Map.of();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
