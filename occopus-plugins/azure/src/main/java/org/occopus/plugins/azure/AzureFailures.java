package org.occopus.plugins.azure;

import com.azure.core.exception.HttpResponseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** Turns what the client library throws into what the engine decides on. */
final class AzureFailures {
    private final String endpoint;

    AzureFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The failure that fits an exception; a failure that is already one stays as it is. */
    ProviderException of(CallSubject subject, Throwable thrown) {
        return switch (thrown) {
            case ProviderException known -> known;
            case Error error -> throw error;
            case HttpResponseException answer -> answered(subject, ArmError.of(answer), answer);
            default -> unanswered(subject, thrown);
        };
    }

    ProviderException late(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "there was no answer in time", cause);
    }

    ProviderException interrupted(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "the call was interrupted", cause);
    }

    /** What Azure will not do however often it is asked. */
    ProviderException refused(CallSubject subject, String words) {
        return new ProviderException(ProviderFailure.REFUSED, "", message(subject, words, ProviderFailure.REFUSED));
    }

    /** No token, so that nothing was asked of Azure Resource Manager. */
    ProviderException noLogin(CallSubject subject, Throwable thrown) {
        return failure(ProviderFailure.UNREACHABLE, "", subject, "no connection: " + wordsOf(thrown), thrown);
    }

    /** An answer of the authority that holds no token. */
    ProviderException loginAnswered(CallSubject subject, ArmError error) {
        ProviderFailure kind = ArmCodes.kindOf(error.status(), "", "");
        return answered(subject, error, kind == ProviderFailure.REFUSED ? ProviderFailure.UNAUTHORISED : kind);
    }

    /**
     * The failure of a creation that has made something already. "Not reached" and "not allowed" mean to the engine that
     * nothing of it is there.
     */
    ProviderException halfway(ProviderException failure) {
        return switch (failure.kind()) {
            case UNREACHABLE -> again(ProviderFailure.OUTCOME_UNKNOWN, failure);
            case UNAUTHORISED -> again(ProviderFailure.REFUSED, failure);
            case NO_CAPACITY, QUOTA_EXCEEDED, REFUSED, THROTTLED, OUTCOME_UNKNOWN, PROVIDER_FAULT -> failure;
        };
    }

    private static ProviderException again(ProviderFailure kind, ProviderException failure) {
        return new ProviderException(kind, failure.providerCode(), failure.getMessage(), failure);
    }

    private ProviderException answered(CallSubject subject, ArmError error, HttpResponseException cause) {
        ProviderFailure kind = ArmCodes.kindOf(error.status(), error.code(), error.words());
        ProviderException failure = answered(subject, error, kind);
        failure.addSuppressed(cause);
        return failure;
    }

    private ProviderException answered(CallSubject subject, ArmError error, ProviderFailure kind) {
        String code = error.code().isEmpty() ? Integer.toString(error.status()) : error.code();
        String message = message(subject, "Azure says '" + code + ": " + error.words() + "'", kind);
        return kind == ProviderFailure.THROTTLED && error.retryAfter().isPresent()
                ? ProviderException.throttled(code, message, error.retryAfter().get())
                : new ProviderException(kind, code, message);
    }

    private ProviderException unanswered(CallSubject subject, Throwable thrown) {
        boolean unsent = Stream.iterate(thrown, found -> found != null, Throwable::getCause)
                .anyMatch(AzureFailures::isBeforeSending);
        ProviderFailure kind = unsent ? ProviderFailure.UNREACHABLE : ProviderFailure.OUTCOME_UNKNOWN;
        String what = unsent ? "no connection: " : "the answer got lost: ";
        return failure(kind, "", subject, what + wordsOf(thrown), thrown);
    }

    /** Only what is known to have happened before anything was sent; everything else leaves the outcome open. */
    private static boolean isBeforeSending(Throwable thrown) {
        return switch (thrown) {
            case ConnectException e -> true;
            case HttpConnectTimeoutException e -> true;
            case UnknownHostException e -> true;
            case NoRouteToHostException e -> true;
            case SSLHandshakeException e -> true;
            default -> false;
        };
    }

    private static String wordsOf(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : ArmError.shortened(thrown.getMessage());
    }

    private ProviderException failure(
            ProviderFailure kind, String code, CallSubject subject, String words, Throwable cause) {
        return new ProviderException(kind, code, message(subject, words, kind), cause);
    }

    private String message(CallSubject subject, String words, ProviderFailure kind) {
        return subject.thing() + " on Azure at " + endpoint + ": " + words + "; " + advice(kind);
    }

    private static String advice(ProviderFailure kind) {
        return switch (kind) {
            case REFUSED -> "check the resource section of the node definition";
            case UNAUTHORISED ->
                "check tenant_id, client_id, client_secret and subscription_id of the auth data, and that the service"
                        + " principal has the role Contributor on the subscription";
            case UNREACHABLE -> "check the endpoint, and authority_host of the auth data if it is given";
            case NO_CAPACITY -> "use another size or location, or wait";
            case QUOTA_EXCEEDED -> "ask Azure for a higher quota, or use another size or location";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, look at the activity log of the resource group";
        };
    }
}
