package org.occopus.plugins.healthchecks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;

/**
 * Sends echo requests. The JDK does it itself where it may open raw sockets and else tries TCP port 7, which proves only
 * that a host is there, not that it is not ({@link InetAddress#isReachable(int)}); so the system's {@code ping} is asked
 * before a host is given up. Platform threads, because the JDK's call blocks in native code; so many that thousands of
 * dead hosts, each of which keeps one for a second, let those that live be asked within seconds. Thread-safe.
 */
final class Pinger implements AutoCloseable {
    private static final int THREADS = 512;
    private static final int PROGRAMS = 128;
    private static final long STACK_BYTES = 256L << 10;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads = pool("occopus-ping-", THREADS);
    private final ThreadPoolExecutor programs = pool("occopus-ping-program-", PROGRAMS);
    private final Echo echo;
    private final Optional<Path> program;

    /** As {@link InetAddress#isReachable(int)}. */
    @FunctionalInterface
    interface Echo {
        boolean reaches(InetAddress address, int milliseconds) throws IOException;
    }

    Pinger() {
        this(InetAddress::isReachable, installedProgram());
    }

    Pinger(Echo echo, Optional<Path> program) {
        this.echo = echo;
        this.program = program;
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        var pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform()
                        .name(name, 1)
                        .stackSize(STACK_BYTES)
                        .daemon()
                        .factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Optional<Path> installedProgram() {
        String searched = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/sbin";
        return Stream.of(searched.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "ping"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** False when the host does not answer, is unknown, or time is up. */
    boolean answers(String host, Deadline deadline) throws InterruptedException {
        return outcome(threads.submit(() -> answersEcho(host, deadline)), deadline)
                || (program.isPresent() && outcome(programs.submit(() -> answersProgram(host, deadline)), deadline));
    }

    private static boolean outcome(Future<Boolean> answer, Deadline deadline) throws InterruptedException {
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private boolean answersEcho(String host, Deadline deadline) {
        try {
            return reachable(InetAddress.getByName(host), deadline.atMost(LIMIT));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean answersProgram(String host, Deadline deadline) throws InterruptedException {
        try {
            return programSucceeds(InetAddress.getByName(host), deadline.atMost(PROGRAM_LIMIT));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean reachable(InetAddress address, Deadline end) {
        try {
            return echo.reaches(address, (int) end.remaining().toMillis());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean programSucceeds(InetAddress address, Deadline end) throws InterruptedException {
        if (program.isEmpty() || end.hasPassed()) {
            return false;
        }
        List<String> command = List.of(program.get().toString(), "-c", "1", "-W", "1", address.getHostAddress());
        try {
            return succeeds(command, end);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean succeeds(List<String> command, Deadline end) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(end.remaining().toNanos(), TimeUnit.NANOSECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        programs.shutdownNow();
    }
}
