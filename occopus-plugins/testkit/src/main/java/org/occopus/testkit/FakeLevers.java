package org.occopus.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** What goes wrong between a {@link FakeCloud} and those who call it. Thread-safe. */
final class FakeLevers {
    private final Map<FakeCall, Integer> calls = new EnumMap<>(FakeCall.class);
    private final Map<FakeCall, Deque<ProviderFailure>> failures = new EnumMap<>(FakeCall.class);
    private final Map<FakeCall, Integer> lostAnswers = new EnumMap<>(FakeCall.class);
    private final Map<FakeCall, Integer> repeated = new EnumMap<>(FakeCall.class);
    private final Set<String> cutOff = new HashSet<>();
    private final Map<String, CountDownLatch> hanging = new HashMap<>();
    private Consumer<FakeCall> before = call -> {};
    private Consumer<FakeCall> after = call -> {};
    private Duration retryAfter = Duration.ZERO;
    private int throttled;

    synchronized void fail(FakeCall call, ProviderFailure kind) {
        failures.computeIfAbsent(call, key -> new ArrayDeque<>()).add(kind);
    }

    synchronized void loseAnswer(FakeCall call) {
        lostAnswers.merge(call, 1, Integer::sum);
    }

    synchronized void repeat(FakeCall call) {
        repeated.merge(call, 1, Integer::sum);
    }

    synchronized void throttle(Duration pause, int count) {
        retryAfter = pause;
        throttled = count;
    }

    synchronized void cutOff(String endpoint, boolean off) {
        if (off) {
            cutOff.add(endpoint);
        } else {
            cutOff.remove(endpoint);
        }
    }

    synchronized void hang(String endpoint) {
        hanging.computeIfAbsent(endpoint, key -> new CountDownLatch(1));
    }

    synchronized void release(String endpoint) {
        CountDownLatch latch = hanging.remove(endpoint);
        if (latch != null) {
            latch.countDown();
        }
    }

    synchronized void around(Consumer<FakeCall> first, Consumer<FakeCall> last) {
        before = first;
        after = last;
    }

    synchronized int calls(FakeCall call) {
        return calls.getOrDefault(call, 0);
    }

    synchronized void forgetCalls() {
        calls.clear();
    }

    <T> T pass(FakeCall call, String endpoint, Deadline deadline, Supplier<T> effect) {
        count(call);
        listener(true).accept(call);
        waitWhileHanging(endpoint, deadline);
        failIfAsked(call, endpoint);
        T answer = effect.get();
        if (takes(repeated, call)) {
            answer = effect.get();
        }
        listener(false).accept(call);
        if (takes(lostAnswers, call)) {
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "the answer was lost");
        }
        return answer;
    }

    private synchronized void count(FakeCall call) {
        calls.merge(call, 1, Integer::sum);
    }

    private synchronized Consumer<FakeCall> listener(boolean first) {
        return first ? before : after;
    }

    private void waitWhileHanging(String endpoint, Deadline deadline) {
        CountDownLatch latch = latch(endpoint);
        if (latch == null) {
            return;
        }
        try {
            if (!latch.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw failure(ProviderFailure.OUTCOME_UNKNOWN, "no answer before the deadline");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(ProviderFailure.OUTCOME_UNKNOWN, "", "Fake cloud: interrupted", e);
        }
    }

    private synchronized @Nullable CountDownLatch latch(String endpoint) {
        return hanging.get(endpoint);
    }

    private synchronized void failIfAsked(FakeCall call, String endpoint) {
        if (cutOff.contains(endpoint)) {
            throw failure(ProviderFailure.UNREACHABLE, endpoint + " cannot be reached");
        }
        if (throttled > 0) {
            throttled--;
            throw ProviderException.throttled("429", "Fake cloud: too many calls", retryAfter);
        }
        Deque<ProviderFailure> asked = failures.get(call);
        ProviderFailure kind = asked == null ? null : asked.poll();
        if (kind != null) {
            throw failure(kind, "told to fail");
        }
    }

    private synchronized boolean takes(Map<FakeCall, Integer> counts, FakeCall call) {
        int left = counts.getOrDefault(call, 0);
        counts.put(call, Math.max(0, left - 1));
        return left > 0;
    }

    static ProviderException failure(ProviderFailure kind, String what) {
        return new ProviderException(kind, kind.name(), "Fake cloud: " + what);
    }
}
