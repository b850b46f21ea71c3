package org.occopus.plugins.chef;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Turns answers and broken connections into what the engine decides on
 * (https://docs.chef.io/server/api_chef_server/#response-codes).
 */
final class ChefFailures {
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final String endpoint;

    ChefFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    ProviderException answered(ChefCall call, ChefAnswer answer, HttpResponse<?> response) {
        ProviderFailure kind = kindOf(answer.status());
        String code = Integer.toString(answer.status());
        String message = message(call, "it answers '" + answer.words() + "' (" + code + ")", advice(kind));
        Optional<Duration> wait = retryAfter(response);
        return kind == ProviderFailure.THROTTLED && wait.isPresent()
                ? ProviderException.throttled(code, message, wait.get())
                : new ProviderException(kind, code, message);
    }

    private static ProviderFailure kindOf(int status) {
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN -> ProviderFailure.UNAUTHORISED;
            case TOO_MANY_REQUESTS, UNAVAILABLE -> ProviderFailure.THROTTLED;
            default -> status >= SERVER_ERROR ? ProviderFailure.PROVIDER_FAULT : ProviderFailure.REFUSED;
        };
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Only what is known to have happened before anything was sent; everything else leaves the outcome open. */
    ProviderException unanswered(ChefCall call, Throwable thrown) {
        return switch (thrown) {
            case Error error -> throw error;
            case SSLHandshakeException e ->
                failure(ProviderFailure.UNAUTHORISED, call, "its certificate is not trusted: " + words(e), e);
            case ConnectException e -> unreachable(call, e);
            case HttpConnectTimeoutException e -> unreachable(call, e);
            case UnknownHostException e -> unreachable(call, e);
            case NoRouteToHostException e -> unreachable(call, e);
            case UnresolvedAddressException e -> unreachable(call, e);
            case IOException e -> failure(ProviderFailure.OUTCOME_UNKNOWN, call, "the answer got lost: " + words(e), e);
            default -> failure(ProviderFailure.PROVIDER_FAULT, call, "it cannot be asked: " + words(thrown), thrown);
        };
    }

    ProviderException late(ChefCall call) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, call, "there was no answer in time");
    }

    ProviderException interrupted(ChefCall call) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, call, "the call was interrupted");
    }

    ProviderException notAsked(ChefCall call) {
        return failure(ProviderFailure.UNREACHABLE, call, "it was not asked, because the time for it was over");
    }

    ProviderException unsigned(ChefCall call, Throwable cause) {
        return failure(
                ProviderFailure.UNAUTHORISED, call, "the request cannot be signed: " + cause.getMessage(), cause);
    }

    private ProviderException unreachable(ChefCall call, Exception cause) {
        return failure(ProviderFailure.UNREACHABLE, call, "no connection: " + words(cause), cause);
    }

    private ProviderException failure(ProviderFailure kind, ChefCall call, String words, Throwable cause) {
        return new ProviderException(kind, "", message(call, words, advice(kind)), cause);
    }

    private ProviderException failure(ProviderFailure kind, ChefCall call, String words) {
        return new ProviderException(kind, "", message(call, words, advice(kind)));
    }

    private static String words(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName());
    }

    private String message(ChefCall call, String words, String advice) {
        return "Chef server at " + endpoint + ", " + call + ": " + words + "; " + advice;
    }

    private static String advice(ProviderFailure kind) {
        return switch (kind) {
            case UNAUTHORISED ->
                "check client_name, client_key and ca of the auth data, what that client may do, and this"
                        + " server's clock";
            case REFUSED -> "check the organisation in the endpoint, the run list and the attributes";
            case UNREACHABLE -> "check the endpoint, and that the server runs";
            case NO_CAPACITY, QUOTA_EXCEEDED -> "make room there";
            case THROTTLED, OUTCOME_UNKNOWN -> "it is asked again";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, look at the log of the Chef server";
        };
    }
}
