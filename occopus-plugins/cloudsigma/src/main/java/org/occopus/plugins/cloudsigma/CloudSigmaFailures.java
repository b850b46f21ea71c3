package org.occopus.plugins.cloudsigma;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Turns what CloudSigma answers into what the engine decides on: by HTTP status
 * (https://cloudsigma-docs.readthedocs.io/en/latest/general.html#response-status-codes), and where one status has
 * several meanings by the {@code error_type} of the body
 * (https://cloudsigma-docs.readthedocs.io/en/latest/errors.html).
 */
final class CloudSigmaFailures {
    private static final int UNAUTHORISED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    /** What to wait when a throttled call is not told for how long: the limits count by the minute. */
    private static final Duration BREATH = Duration.ofSeconds(10);

    private final String endpoint;

    CloudSigmaFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** What an answer that is no success means. */
    ProviderException answered(Subject subject, Answer answer) {
        ErrorBody errors = ErrorBody.of(answer.body());
        String code = Integer.toString(answer.status());
        ProviderFailure kind = kindOf(answer.status(), errors);
        String message = message(subject, errors.words() + " (" + code + ")", kind);
        return kind == ProviderFailure.THROTTLED
                ? ProviderException.throttled(code, message, answer.retryAfter().orElse(BREATH))
                : new ProviderException(kind, code, message);
    }

    static ProviderFailure kindOf(int status, ErrorBody errors) {
        return switch (status) {
            case UNAUTHORISED -> ProviderFailure.UNAUTHORISED;
            case PAYMENT_REQUIRED -> ProviderFailure.QUOTA_EXCEEDED;
            case TOO_MANY_REQUESTS -> ProviderFailure.THROTTLED;
            case TIMEOUT, BAD_GATEWAY, GATEWAY_TIMEOUT -> ProviderFailure.OUTCOME_UNKNOWN;
            case CONFLICT -> ProviderFailure.PROVIDER_FAULT;
            case UNAVAILABLE -> kindOfUnavailable(errors);
            default -> status >= SERVER_ERROR ? ProviderFailure.PROVIDER_FAULT : kindOfRefusal(status, errors);
        };
    }

    /** Concurrent changes and lack of capacity are told by one status; a proxy says it of the whole API. */
    private static ProviderFailure kindOfUnavailable(ErrorBody errors) {
        return errors.isGenuine() && !errors.isConflict()
                ? ProviderFailure.NO_CAPACITY
                : ProviderFailure.PROVIDER_FAULT;
    }

    private static ProviderFailure kindOfRefusal(int status, ErrorBody errors) {
        if (errors.isConflict() || errors.isInternal()) {
            return ProviderFailure.PROVIDER_FAULT;
        }
        if (errors.isAboutMoney()) {
            return ProviderFailure.QUOTA_EXCEEDED;
        }
        return status == FORBIDDEN ? ProviderFailure.UNAUTHORISED : ProviderFailure.REFUSED;
    }

    /** A success whose body cannot be understood: whatever was asked for may have been done. */
    ProviderException garbled(Subject subject, Answer answer) {
        return failure(
                ProviderFailure.OUTCOME_UNKNOWN,
                Integer.toString(answer.status()),
                subject,
                "the answer is not CloudSigma's; check the endpoint when this lasts");
    }

    ProviderException unanswered(Subject subject, Throwable thrown) {
        boolean unsent = Stream.iterate(thrown, found -> found != null, Throwable::getCause)
                .anyMatch(CloudSigmaFailures::isBeforeSending);
        ProviderFailure kind = unsent ? ProviderFailure.UNREACHABLE : ProviderFailure.OUTCOME_UNKNOWN;
        String words = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String what = (unsent ? "no connection: " : "the answer got lost: ") + words;
        return new ProviderException(kind, "", message(subject, what, kind), thrown);
    }

    ProviderException late(Subject subject, Throwable cause) {
        return unknown(subject, "there was no answer in time", cause);
    }

    ProviderException interrupted(Subject subject, Throwable cause) {
        return unknown(subject, "the call was interrupted", cause);
    }

    /** What CloudSigma did not say itself. */
    ProviderException failure(ProviderFailure kind, String code, Subject subject, String words) {
        return new ProviderException(kind, code, message(subject, words, kind));
    }

    private ProviderException unknown(Subject subject, String words, Throwable cause) {
        var kind = ProviderFailure.OUTCOME_UNKNOWN;
        return new ProviderException(kind, "", message(subject, words, kind), cause);
    }

    private static boolean isBeforeSending(Throwable thrown) {
        return thrown instanceof ConnectException
                || thrown instanceof HttpConnectTimeoutException
                || thrown instanceof UnknownHostException
                || thrown instanceof SSLHandshakeException;
    }

    private String message(Subject subject, String words, ProviderFailure kind) {
        return subject.redacted(subject.thing() + " on CloudSigma at " + endpoint + ": " + words + "; " + advice(kind));
    }

    private static String advice(ProviderFailure kind) {
        return switch (kind) {
            case REFUSED -> "correct the resource section";
            case UNAUTHORISED ->
                "check email and password of the auth data, and what the account may do in this location";
            case UNREACHABLE -> "check the endpoint";
            case NO_CAPACITY -> "use another location, or wait";
            case QUOTA_EXCEEDED -> "top up the account, or buy the subscription that it lacks";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, ask CloudSigma's support";
        };
    }
}
