package org.occopus.plugins.nova;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.occopus.spi.Deadline;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.core.transport.Config;
import org.openstack4j.openstack.OSFactory;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/** Calls to the services of one account, each with a valid token and within its deadline. Thread-safe. */
final class Cloud {
    /**
     * As long as a busy Neutron may take. Without it a login whose answer got lost would hold up all other calls for as long
     * as the creation may last that began it.
     */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final Tokens tokens;
    private final Catalogue catalogue;
    private final NovaFailures failures;

    Cloud(Tokens tokens, Catalogue catalogue, NovaFailures failures) {
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.failures = failures;
    }

    NovaFailures failures() {
        return failures;
    }

    /** A configuration whose read time-out is what is left, and no more than any service needs for one answer. */
    static Config until(Deadline deadline) {
        long millis = Math.clamp(deadline.remaining().toMillis(), 1, ANSWER_LIMIT.toMillis());
        return Config.newConfig().withReadTimeout((int) millis);
    }

    /**
     * Makes a call; none when the deadline has passed or the thread is interrupted already.
     *
     * @param subject what it is about, for the message of a failure
     * @param work sends requests through {@link Rest}; sent again from its beginning when the token was refused
     * @throws org.occopus.spi.failure.ProviderException for whatever goes wrong
     */
    <T> T call(Deadline deadline, CallSubject subject, Supplier<T> work) {
        try {
            checkThereIsTime(deadline);
            return withToken(deadline, work);
        } catch (RefusedCall e) {
            throw failures.refused(subject, e);
        } catch (LostCall e) {
            throw failures.lost(subject, e);
        } catch (Catalogue.MissingService e) {
            throw failures.refused(subject, e.words());
        }
    }

    /**
     * Makes a call about one thing.
     *
     * @return empty when the cloud says that there is no such thing
     * @throws org.occopus.spi.failure.ProviderException for whatever else goes wrong
     */
    <T> Optional<T> callIfThere(Deadline deadline, CallSubject subject, Supplier<T> work) {
        return call(deadline, subject, () -> {
            try {
                return Optional.of(work.get());
            } catch (RefusedCall e) {
                if (e.saysMissing()) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Whether the catalogue names a service. */
    boolean has(ServiceType service, Deadline deadline, CallSubject subject) {
        return call(deadline, subject, () -> catalogue.names(tokens.valid(deadline), service));
    }

    private static void checkThereIsTime(Deadline deadline) {
        if (deadline.hasPassed()) {
            throw new LostCall(new TimeoutException("The deadline had passed before the call"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new LostCall(new InterruptedException("Interrupted before the call"));
        }
    }

    private <T> T withToken(Deadline deadline, Supplier<T> work) {
        KeystoneToken token = tokens.valid(deadline);
        try {
            return inSession(token, deadline, work);
        } catch (RefusedCall e) {
            if (!e.saysUnauthorised()) {
                throw e;
            }
            return inSession(tokens.otherThan(token, deadline), deadline, work);
        }
    }

    /** The library keeps its session with the thread; every call begins a new one. */
    private <T> T inSession(KeystoneToken token, Deadline deadline, Supplier<T> work) {
        OSFactory.clientFromToken(token, until(deadline).withEndpointURLResolver(catalogue));
        return work.get();
    }
}
