package org.occopus.plugins.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.zerodep.shaded.org.apache.hc.client5.http.ConnectTimeoutException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Turns what the client library throws into what the engine decides on. Docker answers with an HTTP status and a
 * sentence (https://docs.docker.com/reference/api/engine/); the sentence says more where the status is 500 or where an
 * image is being fetched, because then it is often a registry's.
 */
final class DockerFailures {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final String endpoint;

    DockerFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The failure that fits an exception; a failure that is already one stays as it is. */
    ProviderException of(CallSubject subject, Throwable thrown) {
        return switch (thrown) {
            case ProviderException known -> known;
            case Error error -> throw error;
            case DockerException answer -> answered(subject, answer);
            default -> unanswered(subject, thrown);
        };
    }

    ProviderException late(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "there was no answer in time", cause);
    }

    ProviderException interrupted(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "the call was interrupted", cause);
    }

    /** What Docker will not do however often it is asked. */
    ProviderException refused(CallSubject subject, String code, String words) {
        return new ProviderException(
                ProviderFailure.REFUSED, code, message(subject, words, advice(ProviderFailure.REFUSED, subject)));
    }

    /** What another call for the same container has changed, or is about to make. */
    ProviderException open(CallSubject subject, String words) {
        return new ProviderException(
                ProviderFailure.OUTCOME_UNKNOWN,
                "",
                message(subject, words, advice(ProviderFailure.OUTCOME_UNKNOWN, subject)));
    }

    /** An error in the middle of the answer to a pull or an import, which has no status of its own. */
    ProviderException inTransfer(CallSubject subject, String words) {
        ProviderFailure kind = DockerWords.kindOf(words).orElse(ProviderFailure.PROVIDER_FAULT);
        return new ProviderException(kind, "", message(subject, quoted(words), advice(kind, subject)));
    }

    private ProviderException answered(CallSubject subject, DockerException answer) {
        String words = DockerWords.of(answer);
        int status = answer.getHttpStatus();
        return failure(
                kindOf(status, words), Integer.toString(status), subject, quoted(words) + " (" + status + ")", answer);
    }

    private static ProviderFailure kindOf(int status, String words) {
        if (status >= SERVER_ERROR) {
            return DockerWords.kindOf(words).orElse(ProviderFailure.PROVIDER_FAULT);
        }
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN -> ProviderFailure.UNAUTHORISED;
            case TOO_MANY_REQUESTS -> ProviderFailure.THROTTLED;
            default -> status >= BAD_REQUEST ? DockerWords.throttling(words) : ProviderFailure.REFUSED;
        };
    }

    private ProviderException unanswered(CallSubject subject, Throwable thrown) {
        Throwable cause = Stream.iterate(thrown, found -> found != null, Throwable::getCause)
                .filter(found -> kindOf(found).isPresent())
                .findFirst()
                .orElse(thrown);
        ProviderFailure kind = kindOf(cause).orElse(ProviderFailure.OUTCOME_UNKNOWN);
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String what = kind == ProviderFailure.OUTCOME_UNKNOWN ? "the answer got lost: " : "no connection: ";
        return failure(kind, "", subject, what + DockerWords.shortened(words), thrown);
    }

    /** Only what is known to have happened before anything was sent; everything else leaves the outcome open. */
    private static Optional<ProviderFailure> kindOf(Throwable thrown) {
        return switch (thrown) {
            case ConnectException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case ConnectTimeoutException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case UnknownHostException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case NoRouteToHostException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case SSLHandshakeException e -> Optional.of(kindOfHandshake(e));
            case SSLException e -> says(e, "Unsupported or unrecognized SSL message", ProviderFailure.UNREACHABLE);
            case SocketException e ->
                says(e, "No such file or directory", ProviderFailure.UNREACHABLE)
                        .or(() -> says(e, "Permission denied", ProviderFailure.UNAUTHORISED));
            default -> Optional.empty();
        };
    }

    private static ProviderFailure kindOfHandshake(SSLHandshakeException thrown) {
        return thrown.getCause() instanceof EOFException ? ProviderFailure.UNREACHABLE : ProviderFailure.UNAUTHORISED;
    }

    private static Optional<ProviderFailure> says(Exception thrown, String words, ProviderFailure kind) {
        return Optional.of(kind)
                .filter(any ->
                        thrown.getMessage() != null && thrown.getMessage().contains(words));
    }

    private ProviderException failure(
            ProviderFailure kind, String code, CallSubject subject, String words, Throwable cause) {
        return new ProviderException(kind, code, message(subject, words, advice(kind, subject)), cause);
    }

    private String message(CallSubject subject, String words, String advice) {
        return subject.thing() + " on Docker at " + endpoint + ": " + words + "; " + advice;
    }

    private static String quoted(String words) {
        return "Docker says '" + words + "'";
    }

    private static String advice(ProviderFailure kind, CallSubject subject) {
        return switch (kind) {
            case REFUSED -> subject.remedy();
            case UNAUTHORISED ->
                "check ca, cert and key of the auth data, the access rights of the Docker socket, or"
                        + " whether the registry wants a login";
            case UNREACHABLE -> "check the endpoint, and that Docker runs there";
            case NO_CAPACITY, QUOTA_EXCEEDED -> "make room there, or use another engine";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, look at the log of the Docker engine";
        };
    }
}
