package org.occopus.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls on other threads, for tests of concurrency and deadlines. */
public final class Together {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Together() {}

    /**
     * Makes the same call on several threads at the same moment.
     *
     * @param <T> what the call gives
     * @param threads how many
     * @param call the call
     * @return one answer a thread
     * @throws AssertionError when one of them failed or took more than two minutes
     */
    public static <T> List<T> call(int threads, Callable<T> call) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var futures = new ArrayList<Future<T>>();
            for (int thread = 0; thread < threads; thread++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            return futures.stream().map(future -> answer(future, LIMIT)).toList();
        }
    }

    /**
     * Makes a call on another thread and expects it to end in time. A call that does not is left behind.
     *
     * @param limit how long it may take
     * @param call the call
     * @throws AssertionError when it failed or did not end in time
     */
    public static void endsWithin(Duration limit, Runnable call) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            answer(executor.submit(Executors.callable(call)), limit);
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> T answer(Future<T> future, Duration limit) {
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("A call on another thread failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("A call on another thread took more than " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a call", e);
        }
    }
}
