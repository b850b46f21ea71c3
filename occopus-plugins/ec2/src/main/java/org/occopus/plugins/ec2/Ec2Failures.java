package org.occopus.plugins.ec2;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns what the client library throws into what the engine decides on. */
final class Ec2Failures {
    private static final int LONGEST_WORDS = 400;

    private static final int UNAUTHORISED = 401;

    private final String endpoint;

    Ec2Failures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The failure that fits an exception; a failure that is already one stays as it is. */
    ProviderException of(CallSubject subject, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        Optional<ProviderException> known = causes(thrown)
                .filter(ProviderException.class::isInstance)
                .map(ProviderException.class::cast)
                .findFirst();
        return known.orElseGet(() ->
                thrown instanceof AwsServiceException answer ? answered(subject, answer) : unanswered(subject, thrown));
    }

    ProviderException late(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "there was no answer in time", cause);
    }

    ProviderException interrupted(CallSubject subject, Throwable cause) {
        return failure(ProviderFailure.OUTCOME_UNKNOWN, "", subject, "the call was interrupted", cause);
    }

    /** What is found out without, or after, an answer of the cloud. */
    ProviderException refused(CallSubject subject, String code, String words) {
        return new ProviderException(
                ProviderFailure.REFUSED, code, message(subject, words, advice(ProviderFailure.REFUSED, subject)));
    }

    /** Something was made, or may have been, and is not as it should be yet. */
    ProviderException open(CallSubject subject, String words) {
        return new ProviderException(
                ProviderFailure.OUTCOME_UNKNOWN,
                "",
                message(subject, words, advice(ProviderFailure.OUTCOME_UNKNOWN, subject)));
    }

    private ProviderException answered(CallSubject subject, AwsServiceException answer) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String words = details.map(AwsErrorDetails::errorMessage).orElse("");
        ProviderFailure kind = Ec2ErrorCodes.kindOf(code, answer.statusCode(), subject.launches());
        String said = quoted(code, words, answer);
        if (kind == ProviderFailure.THROTTLED) {
            Optional<Duration> pause = details.map(AwsErrorDetails::sdkHttpResponse)
                    .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                    .filter(text -> text.matches("\\d{1,5}"))
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)));
            if (pause.isPresent()) {
                return ProviderException.throttled(code, message(subject, said, advice(kind, subject)), pause.get());
            }
        }
        return failure(kind, code.isEmpty() ? Integer.toString(answer.statusCode()) : code, subject, said, answer);
    }

    private static String quoted(String code, String words, AwsServiceException answer) {
        String request = answer.requestId() == null ? "" : ", request " + answer.requestId();
        String said = Stream.of(code, shortened(words))
                .filter(part -> !part.isEmpty())
                .reduce("", Ec2Failures::joined);
        String unexplained = answer.statusCode() == UNAUTHORISED
                ? "EC2 does not accept the login"
                : "EC2 answers without an explanation";
        String quoted = said.isEmpty() ? unexplained : "EC2 says '" + said + "'";
        return quoted + " (" + answer.statusCode() + request + ")";
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + ": " + second;
    }

    private ProviderException unanswered(CallSubject subject, Throwable thrown) {
        Throwable cause = causes(thrown)
                .filter(found -> kindOf(found).isPresent())
                .findFirst()
                .orElse(thrown);
        ProviderFailure kind = kindOf(cause).orElse(ProviderFailure.OUTCOME_UNKNOWN);
        String happened = kind == ProviderFailure.UNREACHABLE ? "no connection" : "the answer got lost";
        return failure(kind, "", subject, happened + detail(cause), thrown);
    }

    /** The JDK's client does not always say why there is no connection. */
    private static String detail(Throwable cause) {
        boolean unresolved = causes(cause).anyMatch(UnresolvedAddressException.class::isInstance);
        String words = unresolved ? "the name of the host is not known" : cause.getMessage();
        return words == null ? "" : ": " + shortened(words);
    }

    /** Only what is known to have happened before anything was done; everything else leaves the outcome open. */
    private static Optional<ProviderFailure> kindOf(Throwable thrown) {
        return switch (thrown) {
            case ConnectException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case UnknownHostException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case UnresolvedAddressException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case NoRouteToHostException e -> Optional.of(ProviderFailure.UNREACHABLE);
            case SSLException e -> ofTls(e);
            case HttpConnectTimeoutException e -> Optional.of(ProviderFailure.UNREACHABLE);
            default -> Optional.empty();
        };
    }

    /** Without a handshake no request was sent; later errors may come after one. */
    private static Optional<ProviderFailure> ofTls(SSLException thrown) {
        boolean early = thrown instanceof SSLHandshakeException
                || thrown instanceof SSLPeerUnverifiedException
                || says(thrown, "nrecognized SSL message");
        return early ? Optional.of(ProviderFailure.UNREACHABLE) : Optional.empty();
    }

    private static boolean says(Exception thrown, String words) {
        return thrown.getMessage() != null && thrown.getMessage().contains(words);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, found -> found != null, Throwable::getCause);
    }

    private ProviderException failure(
            ProviderFailure kind, String code, CallSubject subject, String words, Throwable cause) {
        return new ProviderException(kind, code, message(subject, words, advice(kind, subject)), cause);
    }

    private String message(CallSubject subject, String words, String advice) {
        return subject.thing() + " on EC2 at " + endpoint + ": " + words + "; " + advice;
    }

    /** Messages of refused permissions end with an encoded text of thousands of characters. */
    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    private static String advice(ProviderFailure kind, CallSubject subject) {
        return switch (kind) {
            case REFUSED -> subject.remedy();
            case UNAUTHORISED -> "check accesskey and secretkey of the auth data, and the permissions of that user";
            case UNREACHABLE -> "check the endpoint, and its certificate if it is an https one";
            case NO_CAPACITY -> "try again later, or use another instance_type, subnet_id or cloud";
            case QUOTA_EXCEEDED -> "free what the account no longer needs, or have its limit raised";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, ask whoever runs the cloud";
        };
    }
}
