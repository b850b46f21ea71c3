package org.occopus.assembly;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.occopus.maintenance.Alarm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few platform threads for passes, virtual threads for calls, and one platform thread that wakes them. Database work on
 * them stays within EJB methods. The servers' managed executors know no virtual threads before Jakarta EE 11.
 */
@ApplicationScoped
public class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    /** A pass waits for the database half of its time. Many at once would only make requests wait longer. */
    private static final int PASSES_PER_PROCESSOR = 4;

    private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

    private final ClassLoader application = Threads.class.getClassLoader();
    private final ThreadPoolExecutor passes = passes();
    private final ExecutorService virtual = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("occopus-", 1).factory());
    private final ScheduledThreadPoolExecutor alarms = alarms();

    private static ScheduledThreadPoolExecutor alarms() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("occopus-alarm").daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static ThreadPoolExecutor passes() {
        int most = PASSES_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        var executor = new ThreadPoolExecutor(
                most,
                most,
                IDLE_LIMIT.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("occopus-pass-", 1).daemon().factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** A thread for each task, with the application's class loader. Tasks given after the stop are dropped. */
    Executor executor() {
        return executor(virtual);
    }

    /** As {@link #executor}, but for tasks that end soon: they wait for one of a few threads. */
    Executor passExecutor() {
        return executor(passes);
    }

    private Executor executor(ExecutorService threads) {
        return task -> {
            try {
                threads.execute(() -> {
                    Thread.currentThread().setContextClassLoader(application);
                    task.run();
                });
            } catch (RejectedExecutionException stopping) {
                LOG.debug("The server is stopping; the next one goes on", stopping);
            }
        };
    }

    /** Wakes at a time of the given clock. */
    Alarm alarm(InstantSource clock) {
        return (at, wake) -> {
            long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis()) + 1;
            try {
                alarms.schedule(wake, millis, TimeUnit.MILLISECONDS).isDone();
            } catch (RejectedExecutionException stopping) {
                LOG.debug("The server is stopping; the next one goes on", stopping);
            }
        };
    }

    /** Interrupts all tasks, and waits a moment for their end. */
    @PreDestroy
    void stop() {
        var neverRung = alarms.shutdownNow();
        var neverPassed = passes.shutdownNow();
        var neverBegun = virtual.shutdownNow();
        LOG.debug(
                "{} alarms, {} passes and {} calls are left to the next server",
                neverRung.size(),
                neverPassed.size(),
                neverBegun.size());
        try {
            if (!awaitEnd(passes) || !awaitEnd(virtual)) {
                LOG.info("Not all tasks have ended within {} s", END_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitEnd(ExecutorService executor) throws InterruptedException {
        return executor.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
