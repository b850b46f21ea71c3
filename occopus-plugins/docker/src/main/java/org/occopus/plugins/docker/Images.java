package org.occopus.plugins.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** Brings images to the engine. An image that many nodes want at once is fetched once, and the others wait for it. */
final class Images {
    private final DockerEngine engine;
    private final ServerFiles files;
    private final ConcurrentHashMap<String, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();

    Images(DockerEngine engine, ServerFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /**
     * Makes sure that the engine has an image.
     *
     * @throws ProviderException when it cannot be had; a waiting caller gets what the fetching one got, unless that one
     *     merely ran out of time
     */
    void fetch(ImageOrder order, Consumer<String> progress, Deadline deadline) {
        boolean settled = false;
        while (!settled) {
            var mine = new CompletableFuture<String>();
            var theirs = underWay.putIfAbsent(order.reference(), mine);
            if (theirs == null) {
                lead(order, progress, deadline, mine);
                settled = true;
            } else {
                progress.accept(order.reference() + ": waiting for another node that fetches it");
                settled = follow(order, deadline, theirs);
            }
        }
    }

    private void lead(
            ImageOrder order, Consumer<String> progress, Deadline deadline, CompletableFuture<String> outcome) {
        try {
            if (!isThere(order, deadline)) {
                bring(order, progress, deadline);
            }
            outcome.complete(order.reference());
        } catch (ProviderException e) {
            outcome.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(order.reference(), outcome);
            outcome.cancel(false);
        }
    }

    /** Returns false when the outcome says nothing about the image, so that the caller has to try itself. */
    private boolean follow(ImageOrder order, Deadline deadline, CompletableFuture<String> outcome) {
        CallSubject subject = CallSubject.ofImage(order);
        try {
            outcome.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            Optional<ProviderException> shared = shared(e);
            if (shared.isPresent()) {
                throw shared.get();
            }
            return false;
        } catch (CancellationException e) {
            return false;
        } catch (TimeoutException e) {
            throw engine.failures().late(subject, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw engine.failures().interrupted(subject, e);
        }
    }

    private static Optional<ProviderException> shared(ExecutionException failed) {
        return failed.getCause() instanceof ProviderException reason && reason.kind() != ProviderFailure.OUTCOME_UNKNOWN
                ? Optional.of(new ProviderException(reason.kind(), reason.providerCode(), reason.getMessage(), reason))
                : Optional.empty();
    }

    private boolean isThere(ImageOrder order, Deadline deadline) {
        return engine.call(deadline, CallSubject.ofImage(order), () -> {
            try {
                return engine.client().inspectImageCmd(order.reference()).exec() != null;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    private void bring(ImageOrder order, Consumer<String> progress, Deadline deadline) {
        CallSubject subject = CallSubject.ofImage(order);
        if (order.source() instanceof ImageSource.Local) {
            throw engine.failures()
                    .refused(
                            subject,
                            "404",
                            "the engine does not have it, and origin 'local' fetches nothing: build or load it there");
        }
        var transfer = new ImageTransfer(engine, files, order, new TransferProgress(order.reference(), progress));
        engine.call(deadline, subject, transfer);
    }
}
