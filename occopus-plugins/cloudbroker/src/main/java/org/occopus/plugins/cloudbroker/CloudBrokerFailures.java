package org.occopus.plugins.cloudbroker;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Turns what the platform answers into what the engine decides on: by the type within {@code <errors>}
 * (https://github.com/CloudBroker/cbp-java-api, {@code HttpMethodExecutor}), else by HTTP status and by the words.
 */
final class CloudBrokerFailures {
    private static final int UNAUTHORISED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    /** What to wait when a throttled call is not told for how long. */
    private static final Duration BREATH = Duration.ofSeconds(10);

    private final String endpoint;

    CloudBrokerFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** What an answer that is no success means. */
    ProviderException answered(String subject, Answer answer) {
        ErrorBody errors = ErrorBody.of(answer.body()).orElseGet(ErrorBody::none);
        String code = Integer.toString(answer.status());
        ProviderFailure kind = kindOf(answer.status(), errors);
        String message = message(subject, errors.words() + " (" + code + ")", kind);
        return kind == ProviderFailure.THROTTLED
                ? ProviderException.throttled(code, message, answer.retryAfter().orElse(BREATH))
                : new ProviderException(kind, code, message);
    }

    static ProviderFailure kindOf(int status, ErrorBody errors) {
        return switch (errors.type()) {
            case "authentication", "missing rights" -> ProviderFailure.UNAUTHORISED;
            case "wrong status" -> ProviderFailure.PROVIDER_FAULT;
            default -> kindOfStatus(status, errors.words().toLowerCase(Locale.ROOT));
        };
    }

    private static ProviderFailure kindOfStatus(int status, String words) {
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN -> ProviderFailure.UNAUTHORISED;
            case PAYMENT_REQUIRED -> ProviderFailure.QUOTA_EXCEEDED;
            case TOO_MANY_REQUESTS -> ProviderFailure.THROTTLED;
            case TIMEOUT, BAD_GATEWAY, GATEWAY_TIMEOUT -> ProviderFailure.OUTCOME_UNKNOWN;
            case CONFLICT -> ProviderFailure.PROVIDER_FAULT;
            default -> status >= SERVER_ERROR ? ProviderFailure.PROVIDER_FAULT : kindOfWords(words);
        };
    }

    /** The clouds behind the platform speak through it, so that only words tell a full cloud from a wrong request. */
    private static ProviderFailure kindOfWords(String words) {
        if (words.contains("capacity") || words.contains("no valid host")) {
            return ProviderFailure.NO_CAPACITY;
        }
        boolean limited = words.contains("quota") || words.contains("limit") || words.contains("balance");
        return limited ? ProviderFailure.QUOTA_EXCEEDED : ProviderFailure.REFUSED;
    }

    /** A success whose body cannot be understood: whatever was asked for may have been done. */
    ProviderException garbled(String subject, Answer answer) {
        return failure(
                ProviderFailure.OUTCOME_UNKNOWN,
                Integer.toString(answer.status()),
                subject,
                "the answer is not the platform's; check the endpoint when this lasts");
    }

    /** The listing and the page of an instance do not agree. */
    ProviderException contradictory(String subject) {
        return failure(ProviderFailure.PROVIDER_FAULT, "", subject, "the platform lists it, but does not show it");
    }

    ProviderException unanswered(String subject, Throwable thrown) {
        boolean unsent = Stream.iterate(thrown, found -> found != null, Throwable::getCause)
                .anyMatch(CloudBrokerFailures::isBeforeSending);
        ProviderFailure kind = unsent ? ProviderFailure.UNREACHABLE : ProviderFailure.OUTCOME_UNKNOWN;
        String words = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String what = (unsent ? "no connection: " : "the answer got lost: ") + words;
        return new ProviderException(kind, "", message(subject, what, kind), thrown);
    }

    ProviderException late(String subject, Throwable cause) {
        return unknown(subject, "there was no answer in time", cause);
    }

    ProviderException interrupted(String subject, Throwable cause) {
        return unknown(subject, "the call was interrupted", cause);
    }

    /** What the platform did not say itself. */
    ProviderException failure(ProviderFailure kind, String code, String subject, String words) {
        return new ProviderException(kind, code, message(subject, words, kind));
    }

    private ProviderException unknown(String subject, String words, Throwable cause) {
        var kind = ProviderFailure.OUTCOME_UNKNOWN;
        return new ProviderException(kind, "", message(subject, words, kind), cause);
    }

    private static boolean isBeforeSending(Throwable thrown) {
        return thrown instanceof ConnectException
                || thrown instanceof HttpConnectTimeoutException
                || thrown instanceof UnknownHostException
                || thrown instanceof SSLHandshakeException;
    }

    private String message(String subject, String words, ProviderFailure kind) {
        return subject + " on CloudBroker at " + endpoint + ": " + words + "; " + advice(kind);
    }

    private static String advice(ProviderFailure kind) {
        return switch (kind) {
            case REFUSED -> "correct the resource section";
            case UNAUTHORISED -> "check email and password of the auth data, and the rights of the user";
            case UNREACHABLE -> "check the endpoint";
            case NO_CAPACITY -> "use another instance type or region, or wait";
            case QUOTA_EXCEEDED -> "make room on the cloud behind the platform, or have the limit raised";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, ask the platform's support";
        };
    }
}
