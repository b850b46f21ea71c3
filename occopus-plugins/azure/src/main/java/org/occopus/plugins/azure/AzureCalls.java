package org.occopus.plugins.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.rest.Response;
import com.azure.core.management.Resource;
import com.azure.core.util.FluxUtil;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes calls, none of which outlives its deadline. Operations that take long are begun, never awaited. */
final class AzureCalls {
    private static final int NO_CONTENT = 204;

    private final AzureFailures failures;

    AzureCalls(AzureFailures failures) {
        this.failures = failures;
    }

    AzureFailures failures() {
        return failures;
    }

    /**
     * Makes a call; none when the deadline has passed or the thread is interrupted already.
     *
     * @param subject what it is about, for the message of a failure
     * @return empty when the call ends without a value
     * @throws ProviderException for whatever goes wrong; of kind {@code OUTCOME_UNKNOWN} at the
     *     deadline and at an interrupt
     */
    <T> Optional<T> ask(Mono<T> call, CallSubject subject, Deadline deadline) {
        checkThereIsTime(deadline, subject);
        CompletableFuture<@Nullable T> answer = call.toFuture();
        try {
            return Optional.ofNullable(answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw failures.of(subject, Exceptions.unwrap(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failures.late(subject, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted(subject, e);
        }
    }

    private void checkThereIsTime(Deadline deadline, CallSubject subject) {
        if (deadline.hasPassed()) {
            throw failures.late(subject, new TimeoutException("The deadline had passed before the call"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interrupted(subject, new InterruptedException("Interrupted before the call"));
        }
    }

    /** One resource; empty when Azure says that there is none. */
    <T extends Resource> Optional<T> find(ArmKind<T> kind, ArmId id, Deadline deadline) {
        Mono<T> call = kind.service()
                .get()
                .apply(id.group(), id.name())
                .onErrorResume(HttpResponseException.class, AzureCalls::emptyIfThereIsNone);
        return ask(call, kind.subject(id), deadline);
    }

    private static <T> Mono<T> emptyIfThereIsNone(HttpResponseException thrown) {
        return ArmError.of(thrown).saysNoSuchThing() ? Mono.empty() : Mono.error(thrown);
    }

    /** All resources of the subscription that carry a tag, all pages. */
    <T extends Resource> Mono<List<T>> owned(ArmKind<T> kind, OwnerTag tag) {
        return all(kind.service().list().get())
                .filter(found -> AzureTags.carries(found, tag))
                .collectList();
    }

    /** All of a listing; none when the subscription has never used the provider. */
    static <T> Flux<T> all(Flux<T> listing) {
        return listing.onErrorResume(
                HttpResponseException.class,
                thrown -> ArmError.of(thrown).saysUnregistered() ? Flux.empty() : Flux.error(thrown));
    }

    /** Begins a creation; what the answer shows is usually not ready yet. */
    <T extends Resource> T put(ArmKind<T> kind, ArmId id, T wanted, Deadline deadline) {
        CallSubject subject = kind.subject(id);
        Mono<T> call = kind.service()
                .put()
                .of(id.group(), id.name(), wanted)
                .flatMap(AzureCalls::body)
                .map(body -> read(kind, body));
        return ask(call, subject, deadline)
                .orElseThrow(() -> failures.of(subject, new IOException("The answer was empty")));
    }

    private static Mono<byte[]> body(Response<Flux<ByteBuffer>> answer) {
        return FluxUtil.collectBytesInByteBufferStream(answer.getValue());
    }

    private static <T extends Resource> T read(ArmKind<T> kind, byte[] body) {
        try (JsonReader json = JsonProviders.createReader(body)) {
            return kind.reader().read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins a deletion.
     *
     * @return {@code DONE} when there is nothing to delete
     */
    Deletion delete(ArmKind<?> kind, ArmId id, Deadline deadline) {
        Mono<Integer> call = kind.service()
                .delete()
                .apply(id.group(), id.name())
                .flatMap(answer -> body(answer).thenReturn(answer.getStatusCode()))
                .onErrorResume(HttpResponseException.class, AzureCalls::statusUnlessForGood);
        boolean gone = ask(call, kind.subject(id), deadline).equals(Optional.of(NO_CONTENT));
        return gone ? Deletion.DONE : Deletion.UNDER_WAY;
    }

    private static Mono<Integer> statusUnlessForGood(HttpResponseException thrown) {
        ArmError error = ArmError.of(thrown);
        if (error.saysNoSuchThing()) {
            return Mono.just(NO_CONTENT);
        }
        return error.saysStillNeeded() ? Mono.just(error.status()) : Mono.error(thrown);
    }
}
