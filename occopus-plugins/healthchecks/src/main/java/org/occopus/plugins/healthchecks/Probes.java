package org.occopus.plugins.healthchecks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthResult;

/** Asks all things of one check at the same time and tells of every one that fails. */
final class Probes {
    private Probes() {}

    /** One thing to ask. */
    interface Probe {
        /** What is asked, to begin a sentence with. */
        String subject();

        /** Blocks until the deadline at most; what is wrong, as a sentence with its subject, or empty. */
        Optional<String> complaint(Deadline deadline) throws InterruptedException;
    }

    static HealthResult run(List<? extends Probe> probes, Deadline deadline) {
        if (probes.isEmpty()) {
            return new HealthResult.Pass();
        } else if (deadline.hasPassed()) {
            return new HealthResult.Fail(probes.getFirst().subject() + " was not asked: the time for it was over");
        } else if (Thread.currentThread().isInterrupted()) {
            return interrupted(probes);
        }
        try {
            return result(complaints(probes, deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(probes);
        }
    }

    private static HealthResult interrupted(List<? extends Probe> probes) {
        return new HealthResult.Fail(probes.getFirst().subject() + " was not asked to the end: interrupted");
    }

    private static HealthResult result(List<String> complaints) {
        return complaints.isEmpty() ? new HealthResult.Pass() : new HealthResult.Fail(String.join("; ", complaints));
    }

    private static List<String> complaints(List<? extends Probe> probes, Deadline deadline)
            throws InterruptedException {
        // Not closed: closing would wait for a probe that hangs in name resolution, beyond the deadline.
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<Optional<String>>> calls = new ArrayList<>();
            probes.forEach(probe -> calls.add(() -> probe.complaint(deadline)));
            List<Future<Optional<String>>> answers =
                    executor.invokeAll(calls, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            var complaints = new ArrayList<String>();
            for (int index = 0; index < probes.size(); index++) {
                answer(probes.get(index), answers.get(index)).ifPresent(complaints::add);
            }
            return complaints;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Optional<String> answer(Probe probe, Future<Optional<String>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            return Optional.of(probe.subject() + " does not answer in time");
        } catch (ExecutionException e) {
            return Optional.of(probe.subject() + " can not be asked: " + e.getCause());
        }
    }
}
