package org.occopus.testkit.ec2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with single requests to a {@link FakeEc2}, and which there were. Thread-safe. */
public final class Ec2Faults {
    private final Map<String, Deque<Ec2Refusal>> failing = new HashMap<>();
    private final Set<String> losing = new HashSet<>();
    private final List<Ec2Query> requests = new ArrayList<>();
    private Optional<CountDownLatch> gate = Optional.empty();
    private int throttled;
    private Optional<Integer> retryAfter = Optional.empty();

    Ec2Faults() {}

    /**
     * Lets the next request of a kind fail, and nothing happen. Several are taken in turn.
     *
     * @param action for example {@code RunInstances}
     * @param refusal the answer
     */
    public synchronized void failNext(String action, Ec2Refusal refusal) {
        failing.computeIfAbsent(action, any -> new ArrayDeque<>()).add(refusal);
    }

    /**
     * Answers requests of any kind with {@code RequestLimitExceeded}.
     *
     * @param count how many
     */
    public synchronized void throttle(int count) {
        throttled = count;
        retryAfter = Optional.empty();
    }

    /**
     * Answers requests of any kind with {@code RequestLimitExceeded} and a {@code Retry-After}.
     *
     * @param count how many
     * @param seconds when to come back
     */
    public synchronized void throttle(int count, int seconds) {
        throttled = count;
        retryAfter = Optional.of(seconds);
    }

    /**
     * Closes the connection instead of answering the next request of a kind, after what it asks for has happened.
     *
     * @param action for example {@code RunInstances}
     */
    public synchronized void loseNextAnswer(String action) {
        losing.add(action);
    }

    /** Leaves requests of any kind without an answer until {@link #release()}. */
    public synchronized void hang() {
        if (gate.isEmpty()) {
            gate = Optional.of(new CountDownLatch(1));
        }
    }

    /** Ends {@link #hang()}. */
    public synchronized void release() {
        gate.ifPresent(CountDownLatch::countDown);
        gate = Optional.empty();
    }

    /**
     * The requests with a valid signature so far.
     *
     * @param action for example {@code RunInstances}
     * @return in order, those that failed included
     */
    public synchronized List<Ec2Query> requests(String action) {
        return requests.stream().filter(query -> query.action().equals(action)).toList();
    }

    synchronized void note(Ec2Query query) {
        requests.add(query);
    }

    void waitWhileHanging() {
        Optional<CountDownLatch> closed;
        synchronized (this) {
            closed = gate;
        }
        closed.ifPresent(Ec2Faults::await);
    }

    private static void await(CountDownLatch closed) {
        try {
            if (!closed.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Nobody released the fake cloud");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void failIfAsked(String action) {
        if (throttled > 0) {
            throttled--;
            throw new Ec2Refusal(503, "RequestLimitExceeded", "Request limit exceeded.");
        }
        Ec2Refusal refusal = failing.getOrDefault(action, new ArrayDeque<>()).poll();
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Seconds; empty when throttled answers do not tell. */
    synchronized Optional<Integer> retryAfter() {
        return retryAfter;
    }

    synchronized boolean loses(String action) {
        return losing.remove(action);
    }
}
