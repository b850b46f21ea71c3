package org.occopus.plugins.nova;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * Turns what went wrong into what the engine decides on. OpenStack's services answer with a status and a sentence, and
 * some things, quotas before all, can be told by the sentence only.
 */
final class NovaFailures {
    private record Sign(String words, ProviderFailure kind) {}

    /**
     * First match wins. Sentences of nova ({@code nova/exception.py}), neutron ({@code neutron_lib/exceptions}) and
     * cinder ({@code cinder/exception.py}) on https://opendev.org/openstack.
     */
    private static final List<Sign> SIGNS = List.of(
            new Sign("quota", ProviderFailure.QUOTA_EXCEEDED),
            new Sign("maximum number of", ProviderFailure.QUOTA_EXCEEDED),
            new Sign("no valid host", ProviderFailure.NO_CAPACITY),
            new Sign("no more ip addresses available", ProviderFailure.NO_CAPACITY),
            new Sign("not enough available", ProviderFailure.NO_CAPACITY),
            new Sign("no more floating ips", ProviderFailure.NO_CAPACITY),
            new Sign("zero disk", ProviderFailure.REFUSED),
            new Sign("is locked", ProviderFailure.REFUSED));

    private final String cloud;

    NovaFailures(String cloud) {
        this.cloud = cloud;
    }

    /** A service's own answer. */
    ProviderException refused(CallSubject subject, RefusedCall answer) {
        ProviderFailure kind = kindOf(answer.status(), answer.words(), subject.creates());
        String code = Integer.toString(answer.status());
        String words = "the cloud says '" + answer.words() + "' (" + code + ")";
        String message = message(subject, words, advice(kind, subject));
        Optional<Duration> pause = answer.retryAfter().filter(any -> kind == ProviderFailure.THROTTLED);
        return pause.map(wait -> ProviderException.throttled(code, message, wait))
                .orElseGet(() -> new ProviderException(kind, code, message, answer));
    }

    /** A request without an answer; it may have been carried out unless it is known not to have been sent. */
    ProviderException lost(CallSubject subject, LostCall lost) {
        Throwable cause = causes(lost).filter(NovaFailures::isKnown).findFirst().orElse(lost);
        ProviderFailure kind = kindOf(cause);
        String words = words(cause, kind);
        return new ProviderException(kind, "", message(subject, words, advice(kind, subject)), lost);
    }

    private static String words(Throwable cause, ProviderFailure kind) {
        String detail = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return switch (cause) {
            case TimeoutException late -> "there was no answer in time";
            case InterruptedException interrupt -> "the call was interrupted";
            default -> (kind == ProviderFailure.OUTCOME_UNKNOWN ? "the answer got lost" : "no connection") + detail;
        };
    }

    /** What will not work however often it is asked. */
    ProviderException refused(CallSubject subject, String words) {
        return new ProviderException(ProviderFailure.REFUSED, "", message(subject, words, subject.remedy()));
    }

    /** A login that opens another door. */
    ProviderException unauthorised(CallSubject subject, String words) {
        return new ProviderException(
                ProviderFailure.UNAUTHORISED,
                "",
                message(subject, words, advice(ProviderFailure.UNAUTHORISED, subject)));
    }

    /** What a sentence alone tells, such as the fault of a server in ERROR. */
    static Optional<ProviderFailure> kindOf(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return SIGNS.stream()
                .filter(sign -> lower.contains(sign.words()))
                .map(Sign::kind)
                .findFirst();
    }

    static ProviderFailure kindOf(int status, String words, boolean creates) {
        Optional<ProviderFailure> said = kindOf(words);
        return switch (status) {
            case 401 -> ProviderFailure.UNAUTHORISED;
            case 403 -> said.orElse(ProviderFailure.UNAUTHORISED);
            case 413, 429 -> said.orElse(ProviderFailure.THROTTLED);
            case 409 -> said.orElse(creates ? ProviderFailure.REFUSED : ProviderFailure.PROVIDER_FAULT);
            case 503 -> said.orElse(ProviderFailure.PROVIDER_FAULT);
            default -> status < 500 ? said.orElse(ProviderFailure.REFUSED) : ofBroken(said, creates);
        };
    }

    /** A service that broke in the middle of a creation, or a gateway that gave up on it, may have made something. */
    private static ProviderFailure ofBroken(Optional<ProviderFailure> said, boolean creates) {
        return said.filter(kind -> kind == ProviderFailure.NO_CAPACITY)
                .orElse(creates ? ProviderFailure.OUTCOME_UNKNOWN : ProviderFailure.PROVIDER_FAULT);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, found -> found != null, Throwable::getCause);
    }

    private static boolean isKnown(Throwable thrown) {
        return thrown instanceof TimeoutException
                || thrown instanceof InterruptedException
                || kindOf(thrown) != ProviderFailure.OUTCOME_UNKNOWN;
    }

    /** Only what is known to have happened before anything was sent; everything else leaves the outcome open. */
    private static ProviderFailure kindOf(Throwable thrown) {
        return switch (thrown) {
            case ConnectException e -> ProviderFailure.UNREACHABLE;
            case HttpConnectTimeoutException e -> ProviderFailure.UNREACHABLE;
            case UnknownHostException e -> ProviderFailure.UNREACHABLE;
            case UnresolvedAddressException e -> ProviderFailure.UNREACHABLE;
            case NoRouteToHostException e -> ProviderFailure.UNREACHABLE;
            case SSLException e -> ofTls(e);
            default -> ProviderFailure.OUTCOME_UNKNOWN;
        };
    }

    /** A certificate stays as it is until a person acts; any other end of a handshake may pass. */
    private static ProviderFailure ofTls(SSLException thrown) {
        if (causes(thrown).anyMatch(NovaFailures::isAboutCertificates)) {
            return ProviderFailure.UNAUTHORISED;
        }
        boolean early = thrown instanceof SSLHandshakeException
                || String.valueOf(thrown.getMessage()).contains("nrecognized SSL message");
        return early ? ProviderFailure.UNREACHABLE : ProviderFailure.OUTCOME_UNKNOWN;
    }

    private static boolean isAboutCertificates(Throwable thrown) {
        return thrown instanceof CertificateException
                || thrown instanceof CertPathBuilderException
                || thrown instanceof CertPathValidatorException;
    }

    private String message(CallSubject subject, String words, String advice) {
        return subject.thing() + " on OpenStack at " + cloud + ": " + words + "; " + advice;
    }

    private static String advice(ProviderFailure kind, CallSubject subject) {
        return switch (kind) {
            case REFUSED -> subject.remedy();
            case UNAUTHORISED ->
                "check the auth data, project_id and user_domain_name, the roles of the user in the project, or whether"
                        + " Java trusts the cloud's certificate";
            case UNREACHABLE -> "check the endpoint, and that the cloud runs";
            case QUOTA_EXCEEDED -> "free something in the project, or have its quota raised";
            case NO_CAPACITY -> "it is tried again; use another flavor, network or cloud if this lasts";
            case THROTTLED -> "it is asked again later";
            case OUTCOME_UNKNOWN -> "it is asked again, and nothing is made twice";
            case PROVIDER_FAULT -> "it is asked again; if this lasts, ask the cloud's operator";
        };
    }
}
